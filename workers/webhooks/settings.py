"""The settings of webhooks: variables with the prefix ``ELENCHOS_WEBHOOK_``."""

from __future__ import annotations

from typing import Annotated

from pydantic import field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from workers.webhooks.targets import Permitted


class WebhookSettings(BaseSettings):
    """What is allowed beyond public addresses by https.

    ``networks``: such as ``10.20.0.0/16``, for a portal inside the house. ``plain``: http there.
    """

    model_config = SettingsConfigDict(env_prefix="ELENCHOS_WEBHOOK_", frozen=True, extra="ignore")

    networks: Annotated[tuple[str, ...], NoDecode] = ()
    plain: bool = False

    @field_validator("networks", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @property
    def permitted(self) -> Permitted:
        """As ``targets`` wants it."""
        return Permitted(self.networks, self.plain)
