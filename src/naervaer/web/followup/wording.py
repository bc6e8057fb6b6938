"""The sentences of the pages that need counting. Numbers come in, Danish comes out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naervaer.web.followup.today import Today


def summary(today: Today) -> str:
    """``3 ting skal gøres i dag · 1 er overskredet · 5 af 41 er fraværende``"""
    parts = []
    if today.due_today:
        words = ngettext("%(n)d ting skal gøres i dag", "%(n)d ting skal gøres i dag", today.due_today)
        parts.append(words % {"n": today.due_today})
    if today.overdue:
        parts.append(ngettext("%(n)d er overskredet", "%(n)d er overskredet", today.overdue) % {"n": today.overdue})
    if today.due_next:
        words = ngettext("%(n)d skal gøres næste arbejdsdag", "%(n)d skal gøres næste arbejdsdag", today.due_next)
        parts.append(words % {"n": today.due_next})
    if today.alerts:
        words = ngettext("%(n)d advis venter på svar", "%(n)d adviser venter på svar", len(today.alerts))
        parts.append(words % {"n": len(today.alerts)})
    if not parts:
        parts.append(_("Ingen opgaver i dag"))
    absent = {"absent": len(today.absent), "members": today.members}
    return " · ".join([*parts, _("%(absent)d af %(members)d er fraværende") % absent])
