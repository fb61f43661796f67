"""What an office settles for itself about deciding: environment variables ``ELENCHOS_…``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ALL = "*"


class OfficeSettings(BaseSettings):
    """How an office decides.

    Attributes:
        four_eyes: procedures (or ``*``) whose decision a second officer must confirm. The five
            sources ask it of none, so it is the office's own rule.
        answer_days: how long an applicant has to send what a letter asks for.
        lease_hours: how long a case is an officer's, unless decided or given back before.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_", frozen=True, extra="ignore")

    four_eyes: Annotated[tuple[str, ...], NoDecode] = ()
    answer_days: int = Field(default=30, ge=1, le=365)
    lease_hours: float = Field(default=2.0, gt=0, le=48)

    @field_validator("four_eyes", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    def second_needed(self, procedure: str) -> bool:
        """Whether that procedure's decisions need a second pair of eyes."""
        return ALL in self.four_eyes or procedure in self.four_eyes

    def answer_by(self, written_on: dt.date) -> dt.date:
        """The day by which the applicant should have answered a letter of that day."""
        return written_on + dt.timedelta(days=self.answer_days)
