"""The main menu (*hovedmenu*): who sees a page in the menu is whoever its view lets in, so the two cannot disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.policy.schema import Policy
from naervaer.web.handbook.queries import active_policy

ENTRIES: tuple[tuple[str | Promise, str], ...] = (
    (_("I dag"), "followup:today"),
    (_("Mine forløb"), "booking:given"),
    (_("Sygemelding"), "sickcall:calls"),
    (_("Overdragne sager"), "organisation:handed"),
    (_("Fraværssparring"), "sparring:index"),
    (_("Spørg om hjælp"), "advice:index"),
    (_("Mulighedskatalog"), "papers:catalogues"),
    (_("Refusion"), "papers:refusions"),
    (_("Tal"), "reports:figures"),
    (_("Sygenærvær"), "presenteeism:overview"),
    (_("Trivselsordning"), "scheme:index"),
    (_("Journal"), "journal:index"),
    (_("Gendannelse af journaler"), "journal:recovery"),
    (_("Koordinator"), "followup:coordinator"),
    (_("Regler"), "followup:rules"),
    (_("Indlæsning"), "imports:list"),
    (_("Organisation"), "organisation:tree"),
    (_("Roller"), "organisation:roles"),
    (_("Konti"), "accounts:list"),
    (_("Opbevaring"), "records:retention"),
    (_("Log"), "audit:log"),
    (_("Sådan gør vi her"), "handbook:index"),
    (_("Min side"), "accounts:own"),
)


ONLY_WHERE: dict[str, Callable[[Policy, date], bool]] = {
    "sparring:index": lambda policy, day: policy.sparring_on(day) is not None,
    "advice:index": lambda policy, day: bool(policy.themes_on(day)),
    "scheme:index": lambda policy, day: bool(policy.offers_on(day)),
    "journal:index": lambda policy, day: policy.has_own_consultant_on(day),
    "journal:recovery": lambda policy, day: policy.has_own_consultant_on(day),
    "presenteeism:overview": lambda policy, day: policy.presenteeism_on(day).offered,
}
"""Pages of what only some municipalities do."""


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    url: str
    current: bool
    """This very page."""
    active: bool
    """This page or one below it."""


@lru_cache(maxsize=64)
def _address(url_name: str) -> tuple[str, object] | None:
    """The page's URL and the access rule its view declares; None when no such page is installed."""
    try:
        url = reverse(url_name)
    except NoReverseMatch:
        return None
    return url, getattr(resolve(url).func, "access_rule", None)


def _lets_in(rule: object, actor: Actor, day: date) -> bool:
    if isinstance(rule, frozenset):
        return any(actor.holds(Purpose(purpose), day) for purpose in rule)
    return rule in ("open", "signed in")


def items(actor: Actor, day: date, path: str) -> tuple[Item, ...]:
    """The menu of this actor, with the page at ``path`` marked; empty for who is not logged in."""
    if actor.user_id is None:
        return ()
    policy = active_policy()
    done_here = [(label, name) for label, name in ENTRIES if name not in ONLY_WHERE or ONLY_WHERE[name](policy, day)]
    found = [(label, address) for label, name in done_here if (address := _address(name)) is not None]
    open_to_actor = [(str(label), url) for label, (url, rule) in found if _lets_in(rule, actor, day)]
    below = [url for _label, url in open_to_actor if path.startswith(url)]
    nearest = max(below, key=len, default=None)
    return tuple(Item(label, url, url == path, url == nearest) for label, url in open_to_actor)
