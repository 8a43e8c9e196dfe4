"""What a person chooses when starting a run: one model a flow, and the form that Prefect's UI makes of it.

Whatever JSON Schema can say (a choice, a length, one thing or the other) stands in the schema, so that the server
refuses a wrong form before there is a run; the rest is refused by these models before any work. An empty text, and a
year of 0, mean: not given.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from flows.choices import (
    Address,
    AnySource,
    Given,
    InboxFile,
    NetworkId,
    PastDay,
    Person,
    Reason,
    RecordedNight,
    ReportYear,
    SourceId,
    YearOver,
)
from warehouse.decisions import FixAction, Judged, Subject, Withdrawn

DryRun = Annotated[bool, Field(title="Only try", description="Say what would change, and write nothing.")]

_WHO = Field(title="Who decides", description="By default the user of the machine. It is not published.")
_WHY = Field(title="Reason", description="A sentence that others can check; it is published with the decision.")
_FILE = "A path inside the inbox folder, such as 'cdp-cities/2018/answers.csv'. Put the file there first."
_DERIVE = Field(title="Count at once", description="Derive and publish now; otherwise the next night does.")
# Exactly one of the two is filled in. (`oneOf` would say it shorter, and the UI would show two empty boxes.)
_FILE_OR_ADDRESS: JsonDict = {
    "if": {"required": ["file"], "properties": {"file": {"minLength": 1}}},
    "then": {"properties": {"address": {"maxLength": 0}}},
    "else": {"required": ["address"], "properties": {"address": {"minLength": 1}}},
}
# A value for what is set or assigned, none for what is accepted or rejected.
_VALUE_WHERE_NEEDED: JsonDict = {
    "if": {"required": ["action"], "properties": {"action": {"enum": ["set", "assign"]}}},
    "then": {"required": ["value"], "properties": {"value": {"minLength": 1}}},
    "else": {"properties": {"value": {"maxLength": 0}}},
}


class Form(BaseModel):
    """A form: nothing in it that nobody asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NightForm(Form):
    """A night over all sources whose turn it is."""

    night: Annotated[
        RecordedNight,
        Field(title="Recorded night", description="Of the recorded web: the night to play; by default its last."),
    ] = ""
    dry_run: Annotated[
        bool, Field(title="Only try", description="Say which sources are due, ask nobody and write nothing.")
    ] = False


class CheckForm(Form):
    """A full check: everything that can be made again is made again, and compared."""

    dry_run: Annotated[
        bool, Field(title="Only look", description="Compare checksums and files; do not derive everything anew.")
    ] = False


class YearForm(Form):
    """A yearly release, by default of the year that was over last."""

    year: Annotated[
        YearOver, Field(title="Year", description="The last year of the release; 0 is the last one over.")
    ] = 0
    dry_run: DryRun = False


class SourceForm(Form):
    """One source, now."""

    source_id: Annotated[SourceId, Field(title="Source", description="A file of the catalogue.")]
    file: Annotated[
        InboxFile, Field(title="Saved page", description=f"Instead of asking the web. {_FILE} Leave it empty to ask.")
    ] = ""
    address: Annotated[
        Address, Field(title="Stands for", description="Which of the source's addresses the file stands for.")
    ] = ""
    observed_on: Annotated[
        PastDay, Field(title="Seen on", description="The day on which the page was seen; by default today.")
    ] = None
    dry_run: DryRun = False


class PreviewForm(Form):
    """Read one page or file and show what it asserts; nothing is kept."""

    model_config = ConfigDict(json_schema_extra=_FILE_OR_ADDRESS)

    address: Annotated[
        Address,
        Field(title="Address", description="A page on the web, beginning with https:// or http://; or leave it empty."),
    ] = ""
    file: Annotated[InboxFile, Field(title="File", description=f"{_FILE} Or leave it empty.")] = ""
    source_id: Annotated[
        AnySource,
        Field(title="Read as", description="The source whose page it is; by default as its address tells."),
    ] = ""


class ReportForm(Form):
    """A file of partners' yearly reports."""

    model_config = ConfigDict(json_schema_extra=_FILE_OR_ADDRESS)

    network_id: Annotated[NetworkId, Field(title="Network", description="The network whose partners report.")]
    file: Annotated[InboxFile, Field(title="File", description=f"{_FILE} Or leave it empty.")] = ""
    address: Annotated[
        Address,
        Field(
            title="Address", description="Where the file lies on the web, beginning with https:// or http://; or empty."
        ),
    ] = ""
    year: Annotated[
        ReportYear, Field(title="Year", description="The year that is reported, where the file does not say; else 0.")
    ] = 0
    received_on: Annotated[
        PastDay, Field(title="Received on", description="When the network had the file; by default today.")
    ] = None
    dry_run: DryRun = False


class ReplayForm(Form):
    """Archived pages, read anew by today's code."""

    source_id: Annotated[AnySource, Field(title="Source", description="One source; empty for all.")] = ""
    since: Annotated[PastDay, Field(title="From", description="First day on which a page was met; empty for any.")] = (
        None
    )
    until: Annotated[PastDay, Field(title="To", description="Last such day; empty for any.")] = None
    dry_run: Annotated[
        bool, Field(title="Only try", description="Say what would move. Otherwise keep the readings and publish.")
    ] = True


class ReleaseForm(Form):
    """A release of what is known already; nobody is asked on the web."""

    wait_hours: Annotated[
        int,
        Field(
            title="Hours to wait",
            ge=1,
            le=168,
            description="Where a check holds the release, how long the question stands. No answer means no.",
        ),
    ] = 24
    dry_run: DryRun = False


class NameForm(Form):
    """What a name means, or does not mean."""

    mention: Annotated[
        Given, Field(min_length=1, title="Name", description="Letter for letter as it stands in the table 'review'.")
    ]
    judgement: Annotated[
        Judged, Field(title="Means", description="'same': it is that body or network; 'different': it is not.")
    ] = "same"
    target_id: Annotated[
        Given, Field(min_length=1, title="Whom", description="The id of the body or network, such as 'lahti'.")
    ]
    subject: Annotated[
        Subject, Field(title="Kind", description="'party' for a body's name, 'network' for a network's.")
    ] = "party"
    reason: Annotated[Reason, _WHY]
    decided_by: Annotated[Person, _WHO] = ""
    derive: Annotated[bool, _DERIVE] = True
    dry_run: DryRun = False


class CorrectionForm(Form):
    """Something that is taken back: from now on it counts for nothing."""

    subject: Annotated[Withdrawn, Field(title="What", description="A page's version, one statement, or a decision.")]
    withdrawn_id: Annotated[
        Given, Field(min_length=1, title="Its id", description="As it stands in the table of that name.")
    ]
    reason: Annotated[Reason, _WHY]
    decided_by: Annotated[Person, _WHO] = ""
    derive: Annotated[bool, _DERIVE] = True
    dry_run: DryRun = False


class QuarantineForm(Form):
    """What becomes of a cell or report of a partner that waits in quarantine."""

    model_config = ConfigDict(json_schema_extra=_VALUE_WHERE_NEEDED)

    quarantine_id: Annotated[
        Given, Field(min_length=1, title="Its id", description="As 'verkosto quarantine' shows it.")
    ]
    action: Annotated[
        FixAction,
        Field(
            title="Decision",
            description="'set' the right value, 'assign' the report to its organisation, 'accept' it as it stands, or "
            "'reject' it.",
        ),
    ]
    value: Annotated[
        Given,
        Field(
            title="Value",
            description="For 'set' the right value, with a point and in the unit of its field; for 'assign' the "
            "organisation; else empty.",
        ),
    ] = ""
    reason: Annotated[Reason, _WHY]
    decided_by: Annotated[Person, _WHO] = ""
    derive: Annotated[bool, _DERIVE] = True
    dry_run: DryRun = False
