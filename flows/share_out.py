"""Who visits what: the sources of a night as shares that different tasks, processes and machines can take.

Politeness is kept inside one process: one request to a host at a time, and a pause after it. So no host is in two
shares. A task costs more than asking a host whether its pages have changed, and of many hundreds a run Prefect loses
parts of their history: so where hosts are many, a task takes several.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from urllib.parse import urlsplit

from extractors.catalogue import Source

MOST_TASKS = 24

# Ids of sources that have hosts in common, directly or through others of them: they are visited one after another.
Hosted = tuple[str, ...]
# What one task visits, host by host.
Share = tuple[Hosted, ...]


def share_out(sources: Iterable[Source], most: int = MOST_TASKS) -> list[Share]:
    """At most `most` shares, and no more than there are hosts: every source once, every host in one share, and about
    as many pages in each. The same for the same sources in whatever order."""
    pages = {source.id: [page.url for page in source.pages] for source in sources}
    hosted = _by_host(pages)
    weigh = {group: sum(len(pages[source_id]) for source_id in group) for group in hosted}
    # The largest first, each to the share that has least so far.
    lightest = [(0, number) for number in range(min(most, len(hosted)))]
    shares: list[list[Hosted]] = [[] for _ in lightest]
    for group in sorted(hosted, key=lambda group: (-weigh[group], group)):
        weight, number = heapq.heappop(lightest)
        shares[number].append(group)
        heapq.heappush(lightest, (weight + weigh[group], number))
    return sorted(tuple(sorted(share)) for share in shares)


def _by_host(pages: dict[str, list[str]]) -> list[Hosted]:
    """The ids of `pages` in groups that have no host in common."""
    joined: dict[str, str] = {}  # towards the one that stands for its group

    def stands_for(source_id: str) -> str:
        while (other := joined.setdefault(source_id, source_id)) != source_id:
            joined[source_id] = joined[other]
            source_id = other
        return source_id

    first_of: dict[str, str] = {}
    for source_id, urls in pages.items():
        for url in urls:
            joined[stands_for(source_id)] = stands_for(first_of.setdefault(_host(url), source_id))
    groups: dict[str, list[str]] = {}
    for source_id in sorted(pages):
        groups.setdefault(stands_for(source_id), []).append(source_id)
    return [tuple(group) for group in groups.values()]


def _host(url: str) -> str:
    # Sites send from one to the other of these two.
    return (urlsplit(url).hostname or "").removeprefix("www.")
