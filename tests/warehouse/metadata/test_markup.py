"""Names and quotes of others do no harm in Markdown or in a page's script."""

import json

import pytest

from warehouse.metadata.markup import json_ld, plain, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Forssa | Ii", r"Forssa \| Ii"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[here](javascript:alert(1))", r"\[here\](javascript:alert(1))"),
        ("https://evil.example/ www.evil.example a@b.fi", r"https\://evil.example/ www\.evil.example a\@b.fi"),
        ("one\r\n\n# two", r"one \# two"),
        ("abc\u202etxt.exe", "abc(U+202E)txt.exe"),
        ("a\u200bb\x07", "a(U+200B)b(U+0007)"),
        ("&lt;b&gt; \\| ~~x~~", r"\&lt;b\&gt; \\\| \~\~x\~\~"),
        ("Närpiö – Närpes", "Närpiö – Närpes"),
    ],
)
def test_a_text_is_one_line_of_plain_words(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_hostile_name_stays_in_its_cell() -> None:
    assert table(("name", "n"), [(plain("x |\n| y"), "1")]).splitlines()[2] == r"| x \| \| y | 1 |"


@pytest.mark.parametrize("graph", [True, False])
def test_json_ld_can_stand_in_a_script_and_reads_the_same(graph: bool) -> None:
    hostile = "</script><!-- \u2028 \u202e & ]]>"
    document = {"@context": {"a": hostile}, "@graph": [{"name": hostile}]} if graph else {"name": hostile}
    text = json_ld(document)
    assert not set(text) & set("<>&\u2028\u202e")
    assert json.loads(text) == document
