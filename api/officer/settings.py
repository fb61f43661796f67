"""What an office settles for itself about deciding: environment variables ``ELENCHOS_…``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from verify.bilingual import Bilingual

ALL = "*"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes a letter: name, address, and how papers are sent there. Empty: not known."""

    name: Bilingual
    address: Bilingual
    sending: Bilingual


def _in_both(greek: str, english: str) -> Bilingual:
    return Bilingual(en=english or greek, el=greek or english)


class OfficeSettings(BaseSettings):
    """How an office decides.

    Attributes:
        four_eyes: procedures (or ``*``) whose decision a second officer must confirm. The five
            sources ask it of none, so it is the office's own rule.
        answer_days: how long an applicant has, from the letter's day, to send what it asks for.
            It has nothing to do with the office's own deadline for deciding.
        office_name: as the letters bear it; ``office_name_en`` in English, else the Greek one.
            So with ``office_address`` and with ``office_sending`` (how papers are sent: a portal,
            an e-mail address, a counter). Without a name letters are of "the office that has
            your application".
        lease_hours: how long a case is an officer's, unless decided or given back before.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_", frozen=True, extra="ignore")

    four_eyes: Annotated[tuple[str, ...], NoDecode] = ()
    answer_days: int = Field(default=15, ge=1, le=365)
    lease_hours: float = Field(default=2.0, gt=0, le=48)
    office_name: str = Field(default="", max_length=200)
    office_name_en: str = Field(default="", max_length=200)
    office_address: str = Field(default="", max_length=500)
    office_address_en: str = Field(default="", max_length=500)
    office_sending: str = Field(default="", max_length=1000)
    office_sending_en: str = Field(default="", max_length=1000)

    @field_validator("four_eyes", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    def second_needed(self, procedure: str) -> bool:
        """Whether that procedure's decisions need a second pair of eyes."""
        return ALL in self.four_eyes or procedure in self.four_eyes

    def sender(self) -> Sender:
        """The office as its letters name it; what is not set is empty."""
        return Sender(
            name=_in_both(self.office_name, self.office_name_en),
            address=_in_both(self.office_address, self.office_address_en),
            sending=_in_both(self.office_sending, self.office_sending_en),
        )

    def answer_by(self, written_on: dt.date) -> dt.date:
        """The day by which the applicant should have answered a letter of that day."""
        return written_on + dt.timedelta(days=self.answer_days)
