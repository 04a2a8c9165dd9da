"""The version of the code, which goes into every result."""

__version__ = "0.1.0"
