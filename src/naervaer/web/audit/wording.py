"""The log in plain Danish. An action that is not named here is said by its kind."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naervaer.core.access.model import Role
from naervaer.web.audit.models import Entry
from naervaer.web.audit.words_of_the_log import ACTIONS
from naervaer.web.audit.words_to_me import ABOUT_ME
from naervaer.web.design.wording import title

BY_KIND: dict[str, str | Promise] = {
    Entry.Kind.READ: _("så oplysninger om dig"),
    Entry.Kind.WRITE: _("ændrede oplysninger om dig"),
    Entry.Kind.EXPORT: _("hentede oplysninger om dig i en fil"),
}


def about_me(action: str, kind: str) -> str:
    """What was done, said to the one it was done to."""
    return str(ABOUT_ME.get(action) or BY_KIND.get(kind, kind))


def action(name: str) -> str:
    """What was done, as the log says it; an action without words of its own by its code."""
    return str(ACTIONS.get(name, name))


def role(name: str) -> str:
    return title(Role(name)) if name in list(Role) else ""


def roles(entry: Entry) -> str:
    """The role somebody acted in; of a login every role held that day."""
    return role(entry.role) or ", ".join(role(name) for name in entry.detail.get("roles", ()))


def extent(entry: Entry) -> str:
    """What of the log somebody looked at: how many lines about how many persons, and what they had asked for."""
    if "lines" not in entry.detail:
        return ""
    lines, persons = entry.detail["lines"], entry.detail["persons"]
    parts = [
        ngettext("%d linje", "%d linjer", lines) % lines,
        ngettext("om %d person", "om %d personer", persons) % persons,
    ]
    asked = ", ".join(f"{label}: {value}" for label, value in entry.detail["filter"].items())
    return " ".join(parts) + (f"; {asked}" if asked else "")
