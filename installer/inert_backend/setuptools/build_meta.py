"""A build backend that only copies the metadata which a source archive already carries.

pip asks for a project's metadata before it saves the archive, and would run the setup.py of
somebody unknown for it.
"""

from email import message_from_string
from pathlib import Path


class _Inert:
    def get_requires_for_build_wheel(self, config_settings: object = None) -> list[str]:
        return []

    def prepare_metadata_for_build_wheel(
        self,
        metadata_directory: str,
        config_settings: object = None,
    ) -> str:
        text = Path("PKG-INFO").read_text(encoding="utf-8")
        facts = message_from_string(text)
        name = f"{facts['Name'].replace('-', '_')}-{facts['Version']}.dist-info"
        (Path(metadata_directory) / name).mkdir()
        (Path(metadata_directory) / name / "METADATA").write_text(text, encoding="utf-8")
        return name


__legacy__ = _Inert()
