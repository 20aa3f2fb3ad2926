"""`palier bench NAME`: measures, each with a ratio to a floor taken in the same run."""

import argparse
from importlib import import_module


def bench(options: argparse.Namespace) -> int:
    """Run one benchmark; the last line it prints is one JSON object."""
    name = {"import": "importing"}.get(options.name, options.name.replace("-", "_"))
    module = f"benchmarks.{name}"
    if options.name == "start":
        import_module(module).run()
        return 0
    with import_module("benchmarks.common").own_database() as admin:
        import_module(module).run(admin, options.size)
    return 0
