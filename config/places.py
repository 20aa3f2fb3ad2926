"""Where Palier keeps things on this machine."""

import json
import os
import secrets
import sys
from functools import cache
from pathlib import Path


def data_dir() -> Path:
    """The folder of everything Palier keeps: `PALIER_DATA_DIR`, else the system's own habit."""
    given = os.environ.get("PALIER_DATA_DIR")
    if given:
        return Path(given).expanduser().resolve()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/palier")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Palier"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "palier"


@cache
def kept_secrets() -> dict[str, str]:
    """The secrets of this machine, drawn once and readable by their owner only."""
    path = data_dir() / "secrets.json"
    if path.exists():
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return found
    drawn = {name: secrets.token_urlsafe(40) for name in ("django", "admin", "owner", "app")}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(drawn, file)
    return drawn
