"""Legal forms of companies and associations at either end of a name: "Motiva Oy", "AB Volvo", "Coloplast A/S".

Takes a normalised name and gives it without them, with those that tell two bodies apart: Lappi Oy is not Lappi Oyj.
Words that only translate or describe a form ("Ltd", "Corporation", "Group") are taken away and tell nothing apart.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TELLING = _words(
    "ab abp ag aps as asa bv ehf gmbh hf hb kb kg ky nv oü oy oyj rf ry sa sarl sas se sia sl spa srl uab"
)
_DESCRIBING = _words("co company concern corp corporation group inc koncern konserni limited llc llp ltd plc publ")
# Written out.
_SHORT = {"aktiebolag": "ab", "aktiebolaget": "ab", "aktiengesellschaft": "ag", "osakeyhtiö": "oy"}
_SHORT |= {"aktieselskab": "as", "aktieselskabet": "as", "aksjeselskap": "as", "allmennaksjeselskap": "asa"}
_FORMS = _TELLING | _DESCRIBING
_BEFORE = _words("ab as oy oü sia uab")
_PHRASES = (" ekonomisk förening", " ek för", " ek. för.")
_MARKS = str.maketrans("", "", "./,()")
_LONGEST = 3
# A Finnish body bears its form in either language.
_EITHER_WAY = {"oy": "ab", "ab": "oy", "oyj": "abp", "abp": "oyj", "ry": "rf", "rf": "ry"}


def without_legal_form(name: str) -> tuple[str, frozenset[str]]:
    """The bare name and the telling forms; a name of nothing else stays as it is."""
    if " " not in name:
        return name, frozenset()
    legal = set[str]()
    for phrase in _PHRASES:
        name = name.removesuffix(phrase)
    words = name.split(" ")
    count_before = len(words)
    while len(words) > 1 and (found := _form_at_end(words)):
        form, length = found
        del words[-length:]
        if form in _TELLING:
            legal.add(form)
        if len(words) > 1 and words[-1] in ("&", "and"):
            words.pop()
    if 1 < len(words) < count_before and words[0] == "the":  # "The Lego Group"
        del words[0]
    while len(words) > 1 and (form := _short(words[0])) in _BEFORE:
        legal.add(form)
        del words[0]
    words[-1] = words[-1].rstrip(",")
    return " ".join(words), frozenset(legal)


def in_both_languages(legal: frozenset[str]) -> frozenset[str]:
    """The forms of a Finnish body, with their counterparts in the other language."""
    return legal | {_EITHER_WAY[form] for form in legal if form in _EITHER_WAY}


def _form_at_end(words: list[str]) -> tuple[str, int] | None:
    """The form that the last words are, and how many: "a/s" and "s.a." are one, "a s" and "s p a" are some.

    A case ending may stand behind a colon: "oyj:n".
    """
    last = _short(words[-1].partition(":")[0])
    if last in _FORMS:
        return last, 1
    for count in range(2, min(_LONGEST, len(words) - 1) + 1):
        letters = [word.translate(_MARKS) for word in words[-count:]]
        if any(len(letter) != 1 for letter in letters):
            return None
        if "".join(letters) in _FORMS:
            return "".join(letters), count
    return None


def _short(word: str) -> str:
    bare = word.translate(_MARKS)
    return _SHORT.get(bare, bare)
