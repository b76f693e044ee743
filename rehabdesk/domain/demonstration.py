"""What everybody knows of the demonstration office."""

DEMONSTRATION_PASSPHRASE = "contoh-serang-2021"  # noqa: S105 - shown on the start screen
