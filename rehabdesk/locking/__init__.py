"""Files locked so that Windows opens them without another program: bytes in, bytes out."""
