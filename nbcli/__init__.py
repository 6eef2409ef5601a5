"""The command line: flags in, files and one exit code out."""

__version__ = "0.1.0"
