"""Modules that load when they are first used."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


def defer(name: str) -> None:
    """Let ``import name`` cost nothing until something of the module is asked for; no change when it is loaded already.

    The recipe is that of the documentation of ``importlib`` ("Implementing lazy imports").
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, last = name.rpartition(".")
    if package:  # or `from package import last` would look the module up, and so load it
        setattr(sys.modules[package], last, module)
