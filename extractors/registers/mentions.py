"""Systems by their names, in running text: "Fisu-kuntia", "ICN:ään", "Green City Accordiin", "Borgmästaravtalets".

Takes a text and its language and gives every mention of a system, longest first and none overlapping, in page order. A
mention stands at word boundaries; its last word may be inflected, or be the head of a hyphenated word. How a name is
written in its register says how it must be written in a text: a name in small letters is found in any case, one with
capitals only with capitals there, an abbreviation only in its own letters. An ordinary word (`common`) is a name when
it is capitalised inside a sentence or has a hyphen behind it; a phrase of a page's own (`own_page`) is one only on a
page of the system's coordinator, or of that of the system it is part of. Two systems under one mention give nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.registers.endings import is_form_of, lemmas_of
from extractors.registers.entries import OtherName, System
from extractors.registers.match import Found, Match, Method
from extractors.registers.spelling import Word, normalise, words_of

# The names of the other kinds are descriptions ("Workshops"), which mean nothing away from their own page: they are
# met only by a phrase that the register gives them as one of their owner's page.
_NAMED_KINDS = frozenset(
    {
        "network",
        "programme",
        "project",
        "agreement",
        "declaration",
        "working_group",
        "working_area",
        "intergovernmental_forum",
        "indicator_set",
        "award",
        "event",
        "strategy",
        "action_plan",
        "standard",
        "plan_instrument",
        "roadmap_model",
    }
)
_SHORTEST_LEMMATISED = 6
_CHANGING_END = 3
_TAIL = re.compile(r"[ \u00a0]?[-‐‑–−](?P<tail>[^\W\d_][\w\u00ad]*(?:-\w+)*)")
_SENTENCE_END = '.!?:;•|\n\t"”»'

Owns = Callable[[str, System], bool]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as its words, and what stands between them where that is not a space or a hyphen."""

    system: System
    words: tuple[Word, ...]
    glue: tuple[str, ...]
    lang: str
    name_type: str
    official: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """A name met in a text. `method` is `exact` or `alias` where it stands whole."""

    start: int
    end: int
    name: _Name
    method: Method
    tail: str


class SystemNames:
    """Every name of every system that has one. `owns` says whether a page of a body is a page of the system's own."""

    def __init__(self, systems: tuple[System, ...], others: tuple[OtherName, ...], owns: Owns) -> None:
        self._owns = owns
        self._starting: dict[str, list[_Name]] = defaultdict(list)
        self._systems = {system.id: system for system in systems}
        named = {system.id: system for system in systems if system.kind in _NAMED_KINDS}
        for system in named.values():
            for lang, name in (("fi", system.name_fi), ("sv", system.name_sv), ("en", system.name_en)):
                if name:
                    self._add(_name(system, name, lang, "official"))
        for other in others:
            if other.id in named or other.name_type == "own_page":
                self._add(_name(self._systems[other.id], other.name, other.lang, other.name_type))

    def found_in(self, text: str, lang: str | None, owner: str | None) -> list[Found]:
        """Every settled mention in a running text."""
        groups = self._groups(text, lang, owner, running=True)
        return [
            Found(group[0].start, group[0].end, _match(group), group[0].tail)
            for group in groups
            if len({hit.name.system.id for hit in group}) == 1
        ]

    def candidates(self, mention: str, lang: str | None, owner: str | None) -> list[Match]:
        """What a mention that stands alone may mean: all of its words belong to one system's names, or nothing does."""
        groups = self._groups(mention, lang, owner, running=False)
        covered = {i for group in groups for i in range(group[0].start, group[0].end)}
        if not groups or any(letter.isalnum() and i not in covered for i, letter in enumerate(mention)):
            return []
        ids = set.intersection(*({hit.name.system.id for hit in group} for group in groups))
        first = {i: _match([hit for hit in groups[0] if hit.name.system.id == i]) for i in sorted(ids)}
        return list(first.values())

    def _add(self, name: _Name) -> None:
        if name.words:  # a name that is a web address has none, and is not looked for
            self._starting[name.words[0].key[:3]].append(name)

    def _groups(self, text: str, lang: str | None, owner: str | None, *, running: bool) -> list[list[_Hit]]:
        """The hits of each mention: one where it is settled, more where the names of several systems fit."""
        words = words_of(text)
        hits = [hit for i in range(len(words)) for hit in self._hits_at(words, i, text, lang)]
        hits = [hit for hit in hits if self._is_meant(hit, text, owner, running)]
        by_span: dict[tuple[int, int], list[_Hit]] = defaultdict(list)
        for hit in hits:
            by_span[hit.start, hit.end].append(hit)
        groups: list[list[_Hit]] = []
        for (start, end), group in sorted(by_span.items(), key=lambda item: item[0][0] - item[0][1]):
            if all(end <= g[0].start or start >= g[0].end for g in groups):
                groups.append(self._closest(group, owner))
        return sorted(groups, key=lambda group: group[0].start)

    def _closest(self, group: list[_Hit], owner: str | None) -> list[_Hit]:
        """Of the hits on one span: whole names before the heads of compounds, the owner's before any other."""
        whole = [hit for hit in group if not hit.tail] or group
        own = [hit for hit in whole if owner and self._owns(owner, hit.name.system)]
        return own or whole

    def _hits_at(self, words: list[Word], first: int, text: str, lang: str | None) -> Iterator[_Hit]:
        key = words[first].key
        for start in {key[:1], key[:2], key[:3]}:
            for name in self._starting.get(start, ()):
                met = words[first : first + len(name.words)]
                if _may_agree(name, met) and _glue_agrees(name, met, text) and _heads_agree(name, met, lang):
                    method = _last_word_method(name, met[-1], lang)
                    if method:
                        yield _with_tail(name, met, method, text)

    def _is_meant(self, hit: _Hit, text: str, owner: str | None, running: bool) -> bool:
        name, met = hit.name, text[hit.start : hit.end]
        own = owner is not None and self._owns(owner, name.system)
        if name.name_type == "abbr" and not met.startswith(name.words[0].text):
            return False
        if name.name_type == "own_page":
            return own or self._owns_whole(owner, name.system)
        if not running or own:
            return True
        if name.name_type == "common":
            return bool(hit.tail) or (met[0].isupper() and not _starts_sentence(text, hit.start))
        return all(
            b.text[0].isupper() or not a.text[0].isupper() for a, b in zip(name.words, words_of(met), strict=False)
        )

    def _owns_whole(self, owner: str | None, part: System) -> bool:
        """Whether a page of `owner` is one of the system that `part` is part of."""
        parent = self._systems.get(part.parent_id or "")
        return owner is not None and parent is not None and self._owns(owner, parent)


def _name(system: System, name: str, lang: str, name_type: str) -> _Name:
    words = tuple(words_of(name))
    glue = tuple(_glue(name[a.end : b.start]) for a, b in pairwise(words))
    return _Name(system, words, glue, lang, name_type, name_type == "official")


def _glue(between: str) -> str:
    """What stands between two words, spaces apart: "" and "-" are the same, other marks must agree."""
    return normalise(between).replace(" ", "").strip("-")


def _glue_agrees(name: _Name, met: list[Word], text: str) -> bool:
    between = (text[a.end : b.start] for a, b in pairwise(met))
    return all("\n" not in gap and _glue(gap) == glue for gap, glue in zip(between, name.glue, strict=True))


def _may_agree(name: _Name, met: list[Word]) -> bool:
    """A cheap look before lemmas are asked for: endings change only the last letters of a word."""
    stems = (word.key[: max(_CHANGING_END, len(word.key) - _CHANGING_END)] for word in name.words)
    return len(met) == len(name.words) and all(b.key.startswith(a) for a, b in zip(stems, met, strict=True))


def _heads_agree(name: _Name, met: list[Word], lang: str | None) -> bool:
    pairs = zip(name.words[:-1], met[:-1], strict=True)
    return all(a.key == b.key or _is_lemma(a.key, b.key, name, lang) for a, b in pairs)


def _last_word_method(name: _Name, word: Word, lang: str | None) -> Method | None:
    last = name.words[-1].key
    if word.key == last:
        return "exact" if name.official else "alias"
    if is_form_of(last, word.key, lang) or _is_lemma(last, word.key, name, lang):
        return "lemma"
    return None


def _is_lemma(base: str, form: str, name: _Name, lang: str | None) -> bool:
    """Whether a long word of a name is met in another form, by its lemma."""
    return len(base) >= _SHORTEST_LEMMATISED and lang in (name.lang, None) and base in lemmas_of(form, name.lang)


def _with_tail(name: _Name, met: list[Word], method: Method, text: str) -> _Hit:
    start, end = met[0].start, met[-1].end
    joined = _TAIL.match(text, end) if method != "lemma" else None
    if joined:
        return _Hit(start, joined.end(), name, "alias", joined["tail"])
    return _Hit(start, end, name, method, "")


def _match(group: list[_Hit]) -> Match:
    best = min(group, key=lambda hit: ("exact", "alias", "lemma").index(hit.method))
    return Match(best.name.system.id, best.name.system.name, best.name.system.kind, best.method)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\"'“”»(")
    return not before or before[-1] in _SENTENCE_END or "\n" in text[len(before) : start]
