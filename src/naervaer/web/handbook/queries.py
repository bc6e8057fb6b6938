"""The installation's *politik*, read once for each setting and kept until the program starts again."""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from naervaer.core.policy.faults import Fault
from naervaer.core.policy.schema import Policy
from naervaer.files.policy_files import read_policy


@lru_cache(maxsize=8)
def policy_or_faults(asked: str) -> Policy | tuple[Fault, ...]:
    return read_policy(asked)


def active_policy() -> Policy:
    """The policy of ``NAERVAER_POLICY``: the name of a shipped file, or a path.

    Raises ``ImproperlyConfigured`` naming every mistake; the system check has then already said the same.
    """
    found = policy_or_faults(settings.NAERVAER_POLICY)
    if isinstance(found, Policy):
        return found
    raise ImproperlyConfigured("\n".join(map(str, found)))
