"""Where a release is looked at: links that a run shows in Prefect's UI."""

from __future__ import annotations

from prefect.artifacts import create_link_artifact

from flows.settings import Settings


def release_links(base: str, release_id: str) -> list[tuple[str, str, str]]:
    """Key, words and address of what a release shows, where a server shows it at `base`."""
    at = f"{base}/releases/{release_id}"
    return [
        ("release", f"release {release_id}", f"{at}/"),
        ("release-site", "its pages", f"{at}/index.html"),
        ("release-changes", "what changed in it", f"{at}/CHANGES.md"),
    ]


def show_release(settings: Settings, release_id: str) -> None:
    """Links to a release, its pages and its list of changes."""
    for key, words, address in release_links(settings.public_url, release_id):
        create_link_artifact(address, link_text=words, key=key)
