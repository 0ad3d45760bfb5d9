"""Which policygraph this is."""

from importlib import metadata


def version() -> str:
    """The version of the installed package; in a checkout that nobody installed there is none to tell."""
    try:
        return metadata.version("policygraph")
    except metadata.PackageNotFoundError:
        return "0+checkout"
