"""The environment of the peers: a virtual one of their own, apart from the project's, with pinned versions and hashes.

Made once by `venv` and `pip` in the user's cache, a folder a content of `requirements.txt`, and used again; to make it
takes minutes and half a gigabyte. Nothing of the project is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_ASK = "import importlib.metadata as m, json, sys; print(json.dumps({n: m.version(n) for n in sys.argv[1:]}))"


def peers_python() -> Path:
    """The interpreter of the environment, which is made where it does not stand. Raises `CalledProcessError`."""
    content = REQUIREMENTS.read_bytes() + sys.version.encode()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verkosto-peers"
    home = cache / hashlib.sha256(content).hexdigest()[:12]
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, stdout=sys.stderr)
        words = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
        subprocess.run([str(python), "-m", "pip", *words, "-r", str(REQUIREMENTS)], check=True, stdout=sys.stderr)
        (home / "ready").touch()
    return python


def versions(python: Path, *names: str) -> dict[str, str]:
    """The versions of distributions in the environment."""
    said = subprocess.run([str(python), "-c", _ASK, *names], check=True, capture_output=True, text=True)
    told: dict[str, str] = json.loads(said.stdout)
    return told
