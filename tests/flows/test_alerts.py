"""The automations as they are shipped, what an operator chose, and that no address of a channel is ever told."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import yaml
from prefect.events.schemas.automations import Automation, AutomationCore
from prefect.server.events.schemas.automations import AutomationCreate
from pydantic import SecretStr, ValidationError

from flows.addresses import ChannelError, mail_address, webhook_address
from flows.alerts import AUTOMATIONS, automation_of
from flows.doctor import examine_channels
from flows.serving import server_env
from flows.settings import PROJECT, Settings

SHIPPED: list[dict[str, Any]] = yaml.safe_load(AUTOMATIONS.read_text("utf-8"))["automations"]
ALERTS = [told for told in SHIPPED if told["name"].startswith("verkosto alert:")]
FAILED = next(told for told in SHIPPED if told["name"] == "verkosto alert: a run failed")
HOOK, MAIL, OWN = uuid4(), uuid4(), uuid4()
OURS = frozenset({HOOK, MAIL})
PLANTED = "top1secret"


def stored(automation: AutomationCore, **chosen: Any) -> Automation:
    """An automation as the server keeps it, with what an operator changed."""
    return Automation.model_validate(automation.model_dump() | {"id": uuid4()} | chosen)


def told_to(automation: AutomationCore) -> list[UUID]:
    return [a.block_document_id for a in automation.actions if a.type == "send-notification"]


def test_the_server_takes_every_automation_and_its_templates() -> None:
    for told in SHIPPED:
        automation = automation_of(told, [HOOK], None, ours=OURS)
        AutomationCreate.model_validate(automation.model_dump(mode="json"))
        assert automation.enabled
    assert len({told["name"] for told in SHIPPED}) == len(SHIPPED) == 9
    assert len(ALERTS) == 6


def test_every_alert_names_a_chapter_that_is_there() -> None:
    headings = {
        line.removeprefix("## ").lower().replace(" ", "-")
        for line in (PROJECT / "docs" / "alerts.md").read_text("utf-8").splitlines()
        if line.startswith("## ")
    }
    for told in ALERTS:
        [action] = told["actions"]
        anchor = action["body"].rpartition("docs/alerts.md#")[2].strip()
        assert anchor in headings


def test_without_a_channel_alerts_are_there_and_off() -> None:
    off = automation_of(FAILED, [], None, ours=frozenset())
    assert not off.enabled
    assert [a.type for a in off.actions] == ["do-nothing"]
    on = automation_of(FAILED, [HOOK, MAIL], stored(off), ours=OURS)
    assert on.enabled
    assert told_to(on) == [HOOK, MAIL]
    off_again = automation_of(FAILED, [], stored(on), ours=OURS)
    assert not off_again.enabled
    assert told_to(off_again) == []


def test_what_an_operator_chose_survives() -> None:
    made = automation_of(FAILED, [HOOK], None, ours=OURS)
    switched_off = automation_of(FAILED, [HOOK], stored(made, enabled=False), ours=OURS)
    assert not switched_off.enabled
    own = [FAILED["actions"][0] | {"block_document_id": OWN}]
    theirs = automation_of(FAILED, [HOOK], stored(made, actions=own), ours=OURS)
    assert theirs.enabled
    assert told_to(theirs) == [OWN]
    without_ours = automation_of(FAILED, [], stored(made, actions=own), ours=frozenset())
    assert told_to(without_ours) == [OWN]
    watched = stored(automation_of(SHIPPED[0], [], None, ours=OURS), enabled=False)
    assert not automation_of(SHIPPED[0], [HOOK], watched, ours=OURS).enabled


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (f"https://hook.example/a/{PLANTED}?sig=1", f"jsons://hook.example/a/{PLANTED}?-sig=1"),
        ("http://127.0.0.1:8080/hook", "json://127.0.0.1:8080/hook"),
        (f"https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/{'x' * 24}",) * 2,
        ("https://prod-1.westeurope.logic.azure.com:443/workflows/643e/triggers/manual/paths/invoke?sig=KODue",) * 2,
    ],
)
def test_a_web_hook_is_called_by_its_own_form_or_as_json(given: str, expected: str) -> None:
    assert webhook_address(given) == expected


def test_mail_is_plain_text() -> None:
    given = f"mailtos://user:{PLANTED}@smtp.example.org?from=v@example.org&to=ops@example.org"
    assert mail_address(given).endswith("?from=v%40example.org&to=ops%40example.org&format=text")


@pytest.mark.parametrize("wrong", [f"ftp://{PLANTED}/x", PLANTED, f"https://?{PLANTED}"])
def test_a_wrong_address_is_refused_without_repeating_it(wrong: str, caplog: pytest.LogCaptureFixture) -> None:
    for read in (webhook_address, mail_address):
        with pytest.raises(ChannelError, match="VERKOSTO_ALERT_") as refused:
            read(wrong)
        assert PLANTED not in str(refused.value)
    assert caplog.text == ""


def test_no_address_is_told_or_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERKOSTO_ALERT_WEBHOOK", f"https://hook.example/{PLANTED}")
    settings = Settings(alert_email=SecretStr(f"mailtos://user:{PLANTED}@smtp.example.org"))
    assert PLANTED not in f"{settings!r} {settings.model_dump_json()}"
    env = server_env(settings, "127.0.0.1", 4200)
    assert not any(PLANTED in value or name.startswith("VERKOSTO_ALERT_") for name, value in env.items())
    with pytest.raises(ValidationError) as refused:
        Settings(alert_webhook={"url": PLANTED})  # type: ignore[arg-type]
    assert PLANTED not in str(refused.value)


def test_the_doctor_says_where_alerts_go() -> None:
    nowhere = examine_channels(Settings())
    assert nowhere.is_well
    assert nowhere.words.startswith("off: set VERKOSTO_ALERT_WEBHOOK or VERKOSTO_ALERT_EMAIL")
    hook = examine_channels(Settings(alert_webhook=SecretStr(f"https://hook.example/{PLANTED}")))
    assert (hook.is_well, hook.words) == (True, "verkosto-alert-webhook")
    wrong = examine_channels(Settings(alert_email=SecretStr(PLANTED)))
    assert not wrong.is_well
    assert PLANTED not in wrong.words
