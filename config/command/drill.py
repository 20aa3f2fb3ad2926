"""`palier drill NAME`: what must survive anything, tried on a database that is thrown away."""

import argparse
from importlib import import_module


def drill(options: argparse.Namespace) -> int:
    """Run one drill; the last line it prints is one JSON object, exit 1 if something gave way."""
    module = import_module(f"config.drills.{options.name}")
    return int(module.run(options.rounds, options.seed))
