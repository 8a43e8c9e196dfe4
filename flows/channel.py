"""The block with a channel's address, as Prefect's server knows it.

Prefect's own blocks for Slack or a web hook put their address into the words of an error, and so into the server's log;
Apprise, which they are made of, never does, and sends mail as well. Whatever process runs Prefect's actions imports
this module (`flows.server` does), or it does not know the block.
"""

from __future__ import annotations

from prefect.blocks.notifications import AppriseNotificationBlock


class AlertChannel(AppriseNotificationBlock):
    """Where alerts go: any address that Apprise can send to."""

    _block_type_name = "Verkosto alert channel"
    _block_type_slug = "verkosto-alert-channel"
    _description = "Where Verkosto's alerts go: an address that Apprise can send to."
    _logo_url = None
