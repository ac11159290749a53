"""The domain of printable patient handouts: content, requests, safety, assembly. Knows no renderer."""

__version__ = "0.1.0"
