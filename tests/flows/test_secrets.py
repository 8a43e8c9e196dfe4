"""Secrets of the settings stay secret: not in words, not in what travels, not in errors. Each is planted and looked
for; `tests/system/test_secrets.py` does the same with whole runs."""

import pickle
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from flows.night import Errand, Night
from flows.serving import ServeError, await_server, server_env
from flows.settings import Settings
from tests.nights import RECORDED_WEB

PLANTED = "planted-s3cret"
HOOK = SecretStr(f"https://hook.example/{PLANTED}")
MAIL = SecretStr(f"mailtos://user:{PLANTED}@smtp.example.org?from=a@b.example&to=c@d.example")


def test_the_channels_are_in_no_words_about_the_settings() -> None:
    settings = Settings(alert_webhook=HOOK, alert_email=MAIL)
    assert PLANTED not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_an_errand_to_another_machine_carries_no_secret(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, recorded_web=RECORDED_WEB, alert_webhook=HOOK, alert_email=MAIL)
    errand = Errand.of(Night(settings), "a-run")
    assert PLANTED.encode() not in pickle.dumps(errand)


def test_the_server_and_its_flows_do_not_know_the_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKOSTO_ALERT_WEBHOOK", HOOK.get_secret_value())
    monkeypatch.setenv("VERKOSTO_ALERT_EMAIL", MAIL.get_secret_value())
    assert PLANTED not in str(server_env(Settings(), "127.0.0.1", 4200))


@pytest.mark.parametrize(
    "address",
    [
        f"ftp://user:{PLANTED}@files.example/archive",
        f"s3://key:{PLANTED}@bucket/archive",
        f"simplecache::sftp://user:{PLANTED}@files.example/archive",
        f"abfs://container@account.example/archive?sig={PLANTED}",
    ],
)
def test_an_archive_with_a_login_in_its_address_is_refused_without_repeating_it(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERKOSTO_ARCHIVE", address)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert PLANTED not in str(refused.value)
    assert "a login does not belong into the address of the archive" in str(refused.value)


@pytest.mark.parametrize("address", ["s3://bucket/v", "abfs://container@account.example/v", "/mnt/v", "memory://v"])
def test_an_archive_without_one_is_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKOSTO_ARCHIVE", address)
    assert Settings().shared_archive == address


def test_a_login_in_the_servers_address_is_not_repeated() -> None:
    with pytest.raises(ServeError) as silent:
        await_server(f"http://user:{PLANTED}@127.0.0.1:1/api", patience=0)
    assert PLANTED not in str(silent.value)
    assert "http://user:…@127.0.0.1:1/api" in str(silent.value)
