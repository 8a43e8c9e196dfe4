"""Who visits what: every source once, no host in two shares, and no more tasks than Prefect keeps the history of."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.catalogue import Page, Source
from flows.share_out import MOST_TASKS, Share, share_out
from tests.tiny_web import source


def on(source_id: str, *hosts: str) -> Source:
    """A source with a page on each of some hosts."""
    pages = tuple(Page(lang="fi", url=f"https://{host}/{source_id}/{n}") for n, host in enumerate(hosts))
    return source(id=source_id, pages=pages)


def ids(share: Share) -> list[str]:
    return [source_id for hosted in share for source_id in hosted]


def test_sources_of_one_host_are_one_task_and_others_have_each_their_own() -> None:
    shares = share_out([on("c", "x.fi"), on("b", "y.fi"), on("a", "x.fi"), on("d", "z.fi")])
    assert shares == [(("a", "c"),), (("b",),), (("d",),)]


def test_hosts_are_joined_by_a_source_that_has_pages_on_both_and_by_www() -> None:
    shares = share_out(
        [on("a", "x.fi"), on("b", "y.fi"), on("c", "x.fi", "y.fi"), on("d", "www.y.fi"), on("e", "e.fi")]
    )
    assert shares == [(("a", "b", "c", "d"),), (("e",),)]


def test_more_hosts_than_tasks_are_shared_out_by_their_pages() -> None:
    shares = share_out([on("large", *["l.fi"] * 5), on("a", "a.fi"), on("b", "b.fi"), on("c", "c.fi")], most=2)
    assert shares == [(("a",), ("b",), ("c",)), (("large",),)]


def test_nothing_to_visit_is_no_share() -> None:
    assert share_out([]) == []


def test_more_than_a_thousand_sources_are_24_tasks() -> None:
    shares = share_out(on(f"s{n}", f"h{n}.fi") for n in range(1200))
    assert len(shares) == MOST_TASKS == 24
    assert {len(share) for share in shares} == {50}


CATALOGUES = st.dictionaries(
    st.from_regex(r"[a-z]{1,4}", fullmatch=True),
    st.lists(st.sampled_from([f"{n}.fi" for n in range(12)]), min_size=1, max_size=3),
    max_size=30,
)


@given(CATALOGUES, st.integers(1, 9), st.randoms())
def test_every_source_once_and_every_host_in_one_share(hosts: dict[str, list[str]], most: int, noise) -> None:
    sources = [on(source_id, *its) for source_id, its in hosts.items()]
    shares = share_out(sources, most)
    assert len(shares) <= most
    assert sorted(s for share in shares for s in ids(share)) == sorted(hosts)
    assert sum(len({h for s in ids(share) for h in hosts[s]}) for share in shares) == len(
        {h for its in hosts.values() for h in its}
    )
    noise.shuffle(sources)
    assert share_out(sources, most) == shares
