"""Passwords are left out of words, however they are written."""

import pytest

from warehouse.redaction import without_secrets


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("dbname=x password=p4ss host=h", "dbname=x password=… host=h"),
        ("dbname=x PASSWORD = 'p4 ss' host=h", "dbname=x PASSWORD = … host=h"),
        ("dbname=x password=p4@ss host=h", "dbname=x password=… host=h"),
        (r"dbname=x password='p4\'ss' host=h", "dbname=x password=… host=h"),
        (r"dbname=x password=p4\ ss host=h", "dbname=x password=… host=h"),
        ('at "dbname=x password=p4ss": refused', 'at "dbname=x password=…": refused'),
        ('at "postgresql://user:p4ss@host/x"', 'at "postgresql://user:…@host/x"'),
        ('at "postgresql://user:p4@ss@host/x"', 'at "postgresql://user:…@host/x"'),
        ("postgresql://user:p4/ss@host/x", "postgresql://user:…@host/x"),
        ("postgresql://host/x?password=p4ss", "postgresql://host/x?password=…"),
        ("postgresql://user@host:5432/x", "postgresql://user@host:5432/x"),
        ("no server answers at http://127.0.0.1:4200/api", "no server answers at http://127.0.0.1:4200/api"),
        ("dbname=x host=h user=u", "dbname=x host=h user=u"),
    ],
)
def test_passwords_are_left_out_of_words(words: str, safe: str) -> None:
    assert without_secrets(words) == safe
