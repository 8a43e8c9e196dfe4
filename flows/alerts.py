"""What the server watches by itself, and whom it tells: `deploy/automations.yaml` and the channels of the settings.

Applying is idempotent: an automation is known by its name and is written only where it would change, for Prefect
forgets what an automation has counted when it is written. What an operator chose in the UI stays: whether it is on, and
a channel of their own. Without any channel an alert is there and off; it goes on with the first channel.

A channel's address is a secret. It lies in a block of Prefect's database, sealed, and nowhere else: neither the flows
nor the server get it through their environment, and no message here repeats it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import yaml
from prefect.client.orchestration import SyncPrefectClient
from prefect.events.schemas.automations import Automation, AutomationCore
from prefect.exceptions import ObjectNotFound

from flows.addresses import MAIL, WEBHOOK, addresses_of
from flows.channel import AlertChannel
from flows.settings import PROJECT, Settings

AUTOMATIONS = PROJECT / "deploy" / "automations.yaml"
_CHANNEL = "{{ channel }}"
# What an alert does that is off because nobody can be told, and not because somebody switched it off.
_NOBODY = {"type": "do-nothing"}


def apply(client: SyncPrefectClient, settings: Settings, file: Path = AUTOMATIONS) -> list[str]:
    """Make the channels of the settings and the automations of the file; gives the names of those that are off.

    The client and Prefect's settings of the moment speak of one server. Raises `ChannelError` where a channel's address
    cannot be used; nothing is changed then.
    """
    addresses = addresses_of(settings)
    before = {name: block_id for name in (WEBHOOK, MAIL) if (block_id := _block_id(client, name))}
    # Outside an event loop `save` is no coroutine.
    channels = [
        cast("UUID", AlertChannel(url=url, notify_type="warning").save(name, overwrite=True))
        for name, url in addresses.items()
    ]
    retired = [block_id for name, block_id in before.items() if name not in addresses]
    off = []
    for told in yaml.safe_load(file.read_text("utf-8"))["automations"]:
        existing = next(iter(client.read_automations_by_name(told["name"])), None)
        automation = automation_of(told, channels, existing, ours=frozenset([*channels, *retired]))
        if existing is None:
            client.create_automation(automation)
        elif _shape(existing) != _shape(automation):
            client.update_automation(existing.id, automation)
        if not automation.enabled:
            off.append(automation.name)
    for block_id in retired:
        client.delete_block_document(block_id)
    return off


def automation_of(
    told: dict[str, Any], channels: Sequence[UUID], existing: Automation | None, *, ours: frozenset[UUID]
) -> AutomationCore:
    """One automation of the file with its channels, and with what an operator chose in the one that exists.

    `ours` are the blocks that the settings made, now or once; a channel in the UI that is none of them is an
    operator's, and stays.
    """
    if not any(action.get("block_document_id") == _CHANNEL for action in told["actions"]):
        return AutomationCore.model_validate(told | {"enabled": existing.enabled if existing else True})
    used = _channels_of(existing)
    theirs = [block_id for block_id in used if block_id not in ours]
    # Who took our channel out and put one in has chosen.
    to = theirs if theirs and not set(used) & ours else [*theirs, *channels]
    if not to:
        return AutomationCore.model_validate(told | {"actions": [_NOBODY], "enabled": False})
    actions = [action | {"block_document_id": block_id} for action in told["actions"] for block_id in to]
    enabled = existing.enabled if existing and used else True
    return AutomationCore.model_validate(told | {"actions": actions, "enabled": enabled})


def _channels_of(automation: Automation | None) -> list[UUID]:
    """The blocks that an automation tells, in their order."""
    actions = automation.actions if automation else []
    return [action.block_document_id for action in actions if action.type == "send-notification"]


def _block_id(client: SyncPrefectClient, name: str) -> UUID | None:
    try:
        return client.read_block_document_by_name(name, AlertChannel.get_block_type_slug()).id
    except ObjectNotFound:
        return None


def _shape(automation: AutomationCore) -> dict[str, Any]:
    """An automation without what the server adds to it."""
    core = AutomationCore.model_validate(automation.model_dump(mode="json"))
    shape: dict[str, Any] = core.model_dump(mode="json")
    # Sets come in any order.
    for words in ("after", "expect", "for_each"):
        if words in shape["trigger"]:
            shape["trigger"][words] = sorted(shape["trigger"][words])
    return shape
