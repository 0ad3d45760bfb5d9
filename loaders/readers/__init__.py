"""One input format a file: bytes -> text."""
