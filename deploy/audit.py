"""Does the lock hold a version with a known weakness? Asks `pip-audit`, which asks a public advisory service.

    python -m deploy.audit [LOCK]        # requirements.lock

Ends with 0 where nothing is known against any package, and where the service does not answer: then nothing is said of
the packages, and the words say so. Ends with 1 where an advisory speaks of a package, each told with the version that
mends it, and with 2 where the audit itself breaks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
# The lock is whole and its hashes are checked by pip: nothing is resolved or fetched but what is known of the pins.
_COMMAND = ("--disable-pip", "--no-deps", "--require-hashes", "--progress-spinner", "off", "--format", "json")
_PATIENCE = 600.0
# What pip-audit and requests say of a service that cannot be reached.
_NO_ANSWER = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "Could not connect", "ServiceError", "HTTPError")
SILENT = "not audited: the advisory service does not answer"

Asked = subprocess.CompletedProcess[str]


def ask(lock: Path) -> Asked:
    """What pip-audit says of a lock. One that takes ten minutes counts as one without an answer."""
    command = [sys.executable, "-m", "pip_audit", *_COMMAND, "-r", str(lock)]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Asked(command, 1, "", "ReadTimeout")


def audit(lock: Path = LOCK, asked: Callable[[Path], Asked] = ask) -> tuple[int, list[str]]:
    """The code to end with and the lines to print."""
    said = asked(lock)
    try:
        found = json.loads(said.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        if any(word in said.stderr for word in _NO_ANSWER):
            return 0, [SILENT]
        return 2, ["the audit broke:", *said.stderr.strip().splitlines()[-5:]]
    weak = [(package, advisory) for package in found for advisory in package.get("vulns", ())]
    skipped = sorted(package["name"] for package in found if "skip_reason" in package)
    if skipped and len(skipped) == len(found):
        # A service that is shut off answers for no package, not even for the best known.
        return 0, [f"{SILENT} for any of {len(found)} packages"]
    lines = [f"{p['name']} {p['version']}: {v['id']}, {_mended(v['fix_versions'])}" for p, v in weak]
    n_asked = len(found) - len(skipped)
    lines.append(f"audited: {n_asked} of {len(found)} packages, {len(weak)} known weaknesses")
    if skipped:
        lines.append(f"not audited, for the service does not know them: {', '.join(skipped)}")
    return (1 if weak else 0), lines


def _mended(versions: Sequence[str]) -> str:
    return f"mended in {', '.join(versions)}" if versions else "not mended in any version"


if __name__ == "__main__":
    code, told = audit(Path(sys.argv[1]) if len(sys.argv) > 1 else LOCK)
    print("\n".join(told))  # noqa: T201 (a command prints)
    sys.exit(code)
