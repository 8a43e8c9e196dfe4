"""A release that a check holds: the rows in question, the question to an operator, and what the answer does.

The question stands in a run of `publish-release`, suspended: no process waits, so a restart of anything loses nothing.
An answer is kept in `decisions/confirmed.csv` with its reason. No answer in time means no: the run fails, and the
release before stays.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from prefect import get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput
from prefect.runtime import deployment
from pydantic import Field

from flows.choices import Person, Reason
from flows.links import show_release
from flows.markdown import table
from flows.night import Night
from flows.settings import Settings
from flows.steps import Published
from warehouse.checks import Finding
from warehouse.deciding import confirm
from warehouse.decisions import read_decisions
from warehouse.transform import Derived

PUBLISHING = "publish-release/publish-release"
_MOST_ROWS = 50


class ReleaseAnswer(RunInput):
    """Is what the check holds real?"""

    answer: Annotated[
        Literal["publish", "keep the release before"],
        Field(title="Answer", description="`publish` only after you have compared the rows with the pages."),
    ]
    reason: Annotated[Reason, Field(title="Reason", description="A sentence that others can check; it is kept.")]
    who: Annotated[Person, Field(title="Who decides", description="By default the user of the machine.")] = ""


def show_held(settings: Settings, derived: Derived) -> None:
    """An artifact with the rows that hold the release."""
    create_markdown_artifact(
        held_words(derived.holds), key="held-release", description=f"Rows that hold the release of {settings.transport}"
    )


def ask_operator(night: Night, derived: Derived, wait_hours: int) -> bool:
    """Ask whether the rows are real; True means publish. Suspends the run until it is answered, and is called again
    when the run goes on."""
    question = ReleaseAnswer.with_initial_data(description=held_words(derived.holds))
    # The answer is about these rows: where others have come meanwhile, they are asked about anew.
    key = f"held-{_digest(_rows(derived.holds))}"
    answer: Any = suspend_flow_run(wait_for_input=question, timeout=wait_hours * 3600, key=key)
    said = ReleaseAnswer.model_validate(answer.model_dump())
    keep_answer(night.settings, derived, said)
    get_run_logger().info("the operator says: %s", said.answer)
    return said.answer == "publish"


def keep_answer(settings: Settings, derived: Derived, said: ReleaseAnswer) -> None:
    """Write an operator's answer about every row that holds a release."""
    confirm(
        settings.decisions,
        decided_on=dt.datetime.now(dt.UTC).date(),
        who=said.who or getpass.getuser(),
        reason=said.reason,
        answer="publish" if said.answer == "publish" else "keep",
        rows=_rows(derived.holds),
    )


def show_published(night: Night, published: Published) -> None:
    """Links to the release that a run ended with; where it is held, an operator is asked about it."""
    if published.release is not None:
        show_release(night.settings, published.release.release_id)
    else:
        hand_to_operator(night, published.derived)


def hand_to_operator(night: Night, derived: Derived) -> None:
    """Have an operator asked, in a run of its own, about a release that is held; in a shell nobody is asked. What was
    answered with no is not asked again."""
    if deployment.id is None or not derived.holds:
        return
    show_held(night.settings, derived)
    refused = {
        (c.check_id, c.network_id, c.member_kind, c.year)
        for c in read_decisions(night.settings.decisions).confirmations
        if c.answer == "keep"
    }
    asked = [row for row in _rows(derived.holds) if row not in refused]
    if not asked:
        get_run_logger().info("the release is held by rows that were refused before; nobody is asked again")
        return
    # The same question on the same day is one run.
    key = f"held-{_digest((night.run.known_at.date(), asked))}"
    try:
        run_deployment(PUBLISHING, timeout=0, as_subflow=False, idempotency_key=key, tags=["held"])
    except ObjectNotFound:
        get_run_logger().warning("the release is held, and there is no deployment %s to ask an operator", PUBLISHING)


def held_words(holds: Sequence[Finding]) -> str:
    """The rows of each check that holds, and what to look at, as Markdown."""
    parts = [
        "# Is this real?",
        "A check holds the release: compare these rows with the pages. The release before stays.",
    ]
    for finding in holds:
        parts += [f"## {finding.check.check_id}: {finding.check.rule}", table(finding.held[:_MOST_ROWS])]
        if len(finding.held) > _MOST_ROWS:
            parts.append(f"and {len(finding.held) - _MOST_ROWS} more rows")
    return "\n\n".join(parts)


def _rows(holds: Sequence[Finding]) -> list[tuple[str, str, str, int]]:
    return [row for finding in holds for row in finding.confirmable]


def _digest(told: object) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
