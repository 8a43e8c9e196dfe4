"""One frozen value with every setting. Each can be set by an environment variable `VERKOSTO_<NAME>` or in `.env`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from warehouse.decisions import DECISIONS
from warehouse.rules import Rules

PROJECT = Path(__file__).resolve().parent.parent
# A password before the host, or whatever a query holds: keys and signatures.
_LOGIN = re.compile(r"://[^/@]*:[^@]*@|://.*\?")


class Settings(BaseSettings):
    """Where things lie, how the web is met, and what a night must reach. Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(
        env_prefix="VERKOSTO_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    live_contact: str | None = Field(
        default=None,
        description="An e-mail or web address where owners of pages reach you. Setting it goes live: the real web is "
        "read, and the address stands in the User-Agent. Without it the recorded web answers.",
    )
    data: Path = Field(default=Path("data"), description="The folder that holds all state.")
    recorded_web: Path = Field(default=PROJECT / "deploy" / "recorded", description="The recorded web.")
    decisions: Path = Field(default=DECISIONS, description="The folder of decisions that people make: CSV files.")
    pace_seconds: float = Field(default=5.0, ge=1.0, description="Least pause between two requests to a host.")
    workers: int = Field(default=4, ge=1, le=32, description="Sources read side by side.")
    task_runner: Literal["threads", "processes", "dask"] = Field(
        default="threads", description="What runs them side by side: threads or processes of this machine, or Dask."
    )
    dask_address: str | None = Field(
        default=None, description="A Dask scheduler, such as tcp://host:8786; without it a cluster of `workers` here."
    )
    gatherers: int = Field(
        default=0, ge=0, le=64, description="Shares of a night that workers elsewhere fetch; 0 fetches in this process."
    )
    shared_archive: str | None = Field(
        default=None,
        validation_alias="VERKOSTO_ARCHIVE",
        description="Where the archive lies, if not in `data`: a folder, or an address that fsspec opens (s3://…).",
    )
    min_share_read: float = Field(default=0.5, ge=0, le=1, description="Share of sources without which a night fails.")
    keep_releases: int = Field(default=90, ge=1, description="Newest releases that are kept.")
    silent_nights: int = Field(default=3, ge=1, description="Nights without a word after which a source is silent.")
    public_url: str = Field(default="", description="Where people open the server; links to releases begin with it.")
    site: bool = Field(default=True, description="Whether each release gets its web pages.")
    carry_forward_years: int = Field(default=2, ge=0, description="Years a membership is believed without evidence.")

    run_hours: float = Field(default=6.0, gt=0, description="Hours after which a run that is not over has failed.")
    alert_webhook: SecretStr | None = Field(default=None, description="Where alerts go: the address of a web hook.")
    alert_email: SecretStr | None = Field(default=None, description="Where alerts go: an address of mail for Apprise.")

    @field_validator("shared_archive")
    @classmethod
    def _without_login(cls, address: str | None) -> str | None:
        # Errors and tables tell where the archive lies, so the address must be fit to be read by anybody.
        if address is not None and _LOGIN.search(address):
            raise ValueError(
                "a login does not belong into the address of the archive: set it as the store's package asks, or as "
                "FSSPEC_<PROTOCOL>_USERNAME and FSSPEC_<PROTOCOL>_PASSWORD"
            )
        return address

    @property
    def run_seconds(self) -> float:
        return self.run_hours * 3600

    @property
    def transport(self) -> Literal["recorded", "live"]:
        return "live" if self.live_contact else "recorded"

    @property
    def home(self) -> Path:
        """State of the transport in use: recorded facts never meet live ones."""
        return self.data.resolve() / self.transport

    @property
    def archive(self) -> Path | str:
        if self.shared_archive is None:
            return self.home / "archive"
        if "://" in self.shared_archive:
            return f"{self.shared_archive.rstrip('/')}/{self.transport}"
        return Path(self.shared_archive).resolve() / self.transport

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse.duckdb"

    @property
    def releases(self) -> Path:
        return self.home / "releases"

    @property
    def inbox(self) -> Path:
        """Where people put partners' report files: inbox/<network>/<year>/."""
        return self.home / "inbox"

    @property
    def corrections(self) -> Path:
        """Where the files lie that go back to partners."""
        return self.home / "corrections"

    @property
    def rules(self) -> Rules:
        return Rules(carry_forward_years=self.carry_forward_years)
