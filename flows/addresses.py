"""Where alerts go: the addresses of the settings in the form that Apprise sends to.

They are secrets: no error here repeats one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import apprise
from pydantic import SecretStr

from flows.settings import Settings

# The blocks of Prefect that hold the addresses.
WEBHOOK = "verkosto-alert-webhook"
MAIL = "verkosto-alert-email"
_MAIL_SCHEMES = ("mailto", "mailtos")


class ChannelError(ValueError):
    """An address that nothing can be sent to; the message names the setting and never the address."""


def webhook_address(url: str) -> str:
    """The address of a web hook as Apprise reads it: Slack, Teams, Discord and their like by their own form, any other
    as JSON with `title` and `message`. Raises `ChannelError`."""
    parts = urlsplit(url)
    if _can_send(url):
        return url
    if parts.scheme not in ("http", "https"):
        raise ChannelError("VERKOSTO_ALERT_WEBHOOK is no address of a web hook: it begins with https://")
    # Apprise sends on only those words of a query that are marked with a minus.
    query = urlencode([(f"-{name}", value) for name, value in parse_qsl(parts.query, keep_blank_values=True)])
    scheme = "jsons" if parts.scheme == "https" else "json"
    address = urlunsplit((scheme, parts.netloc, parts.path, query, ""))
    if not _can_send(address):
        raise ChannelError("VERKOSTO_ALERT_WEBHOOK is no address of a web hook: it has no host that can be called")
    return address


def mail_address(url: str) -> str:
    """An Apprise address of mail, such as `mailtos://user:password@smtp.example.org?from=…&to=…`, set to plain text.
    Raises `ChannelError`."""
    parts = urlsplit(url)
    if parts.scheme not in _MAIL_SCHEMES or not _can_send(url):
        raise ChannelError("VERKOSTO_ALERT_EMAIL is no address of mail: mailtos://user:password@host?from=…&to=…")
    query = dict(parse_qsl(parts.query)) | {"format": "text"}
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def _can_send(url: str) -> bool:
    """Does Apprise know the form of an address? It would log one that it does not know, in part."""
    with _silent():
        return apprise.Apprise.instantiate(url) is not None


@contextmanager
def _silent() -> Iterator[None]:
    logger = logging.getLogger("apprise")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def addresses_of(settings: Settings) -> dict[str, SecretStr]:
    """The address of each channel that is configured, by the name of its block. Raises `ChannelError`."""
    hook, mail = settings.alert_webhook, settings.alert_email
    found = {}
    if hook and hook.get_secret_value():
        found[WEBHOOK] = SecretStr(webhook_address(hook.get_secret_value()))
    if mail and mail.get_secret_value():
        found[MAIL] = SecretStr(mail_address(mail.get_secret_value()))
    return found
