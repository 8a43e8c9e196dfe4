"""Passwords left out of words that people and logs get to see: error texts tell addresses with all that is in them.

What is left out is rather too much than too little: of an address that is written wrong, all up to its last `@`.
"""

from __future__ import annotations

import re

_SECRETS = re.compile(
    r"(?P<key>password\s*=\s*)(?:'(?:\\.|[^'\\])*'|(?:\\.|[^\s'\"\\])+)"
    r"|(?P<login>://[^:/@\s'\"]*:)[^\s'\"]*(?=@)",
    re.IGNORECASE | re.DOTALL,
)


def without_secrets(words: str) -> str:
    """The same words with … in the place of each password, of an address or of `password=`."""
    return _SECRETS.sub(lambda found: f"{found['key'] or found['login']}…", words)
