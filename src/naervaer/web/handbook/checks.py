"""A wrong policy stops the program before it starts, with every mistake named."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from naervaer.core.policy.schema import Policy
from naervaer.web.handbook.queries import policy_or_faults


def policy_is_right(**_: Any) -> list[CheckMessage]:
    found = policy_or_faults(settings.NAERVAER_POLICY)
    if isinstance(found, Policy):
        return []
    hint = "Ret filen, og kontrollér den med »naervaer policy check«."
    return [Error(str(fault), hint=hint, id="handbook.E001") for fault in found]
