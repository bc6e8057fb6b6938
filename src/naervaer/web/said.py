"""*Udsagn*: what somebody said or decided, when, in what role and on whose behalf. The start of every such row."""

from datetime import date
from typing import Any, ClassVar, NoReturn, TypeVar

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.access.model import LEADING, Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.design.danish import numeric_date
from naervaer.web.organisation import queries as organisation

S = TypeVar("S", bound="Said")


class ChangedError(Exception):
    """Something tried to change what has been said."""


class SaidRows(models.QuerySet[S]):
    """Rows that stand as they were said: only the fields of the model's ``INDEX`` follow what is said later.

    A draft may be written again: of a model with ``DRAFT_UNTIL`` the rows where that field is empty.
    """

    def update(self, **changed: Any) -> int:
        said = {self.model._meta.get_field(name).name for name in changed} - self.model.INDEX
        if said and not self._are_drafts():
            raise ChangedError(f"{self.model.__name__}: {', '.join(sorted(said))}")
        return super().update(**changed)

    def _are_drafts(self) -> bool:
        until = self.model.DRAFT_UNTIL
        return bool(until) and not self.filter(**{f"{until}__isnull": False}).exists()

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ChangedError(self.model.__name__)

    def delete(self) -> NoReturn:
        raise ChangedError(self.model.__name__)


class Said(models.Model):
    """Kept as it was said: a row of this kind is never changed. ``INDEX`` names the fields that are no part of it."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    on_behalf_of = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")

    INDEX: ClassVar[frozenset[str]] = frozenset()
    DRAFT_UNTIL: ClassVar[str] = ""
    objects = SaidRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and set(kwargs.get("update_fields") or ("all of it",)) - self.INDEX:
            raise ChangedError(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ChangedError(type(self).__name__)


def erase(rows: models.QuerySet[Any]) -> int:
    """Delete rows whose time is up by the policy's rule; the number of them. Only retention calls this.

    What hangs on them is deleted first, by whoever calls: nothing goes along unseen.
    """
    return rows._raw_delete(rows.db) or 0


def unname(rows: models.QuerySet[Any], **changed: Any) -> int:
    """Take away who said it, where what was said must stay as a figure. Only retention calls this."""
    return models.QuerySet.update(rows, by=None, role="", on_behalf_of=None, **changed)


def said_by(by: Actor, capacity: Capacity) -> dict[str, Any]:
    """The fields of ``Said``. The program itself says nothing: without an account it is a page that does not exist."""
    if by.user_id is None:
        raise Http404
    return {
        "at": clock.now(),
        "by_id": by.user_id,
        "role": capacity.role.value,
        "on_behalf_of": _person(capacity.on_behalf_of),
    }


def said_again(rows: models.QuerySet[S], by: Actor, **words: Any) -> S | None:
    """The newest of the rows when it is this very word by this very person: a button that was pressed twice."""
    newest = rows.order_by("-pk").first()
    if newest is None or newest.by_id != by.user_id:
        return None
    return newest if all(getattr(newest, name) == value for name, value in words.items()) else None


def name_of(said: Said) -> str:
    """Who said it, and on whose behalf. Read ``by__person`` and ``on_behalf_of`` along with the rows."""
    if said.on_behalf_of is None:
        return writer_of(said)
    return _("%(who)s på vegne af %(leader)s") % {"who": writer_of(said), "leader": said.on_behalf_of.name}


def other_day(said: Said, on_day: date) -> str:
    """The day it is about, when it was said on another; else nothing."""
    return "" if on_day == localdate(said.at) else _("Dag: %(day)s.") % {"day": numeric_date(on_day)}


def writer_of(said: Said) -> str:
    """Who said it, where on whose behalf is told beside it. Read ``by__person`` along with the rows."""
    return said.by.person.name if said.by.person else str(said.by)


def news_to(said: Said, employment: int, day: date) -> frozenset[str]:
    """Who is told when something comes of what was said of an employment (pk): who leads it now, and who said it.

    A leader who said it and leads the employee no longer has no part in it.
    """
    leading = organisation.leading_now(employment, day)
    return leading if Role(said.role) in LEADING else leading | told_of_news(said, day)


def told_of_news(said: Said, day: date) -> frozenset[str]:
    """The persons (ids) with whom what was said now lies: who said it, or the leader a deputy said it for.

    The deputy is among them as long as they stand in.
    """
    writer = {said.by.person.ext_id} if said.by.person else set()
    leader = said.on_behalf_of
    if leader is None:
        return frozenset(writer)
    return frozenset({leader.ext_id} | writer.intersection(p.ext_id for p in organisation.stand_ins(leader, day)))


def _person(ext_id: str | None) -> Any:
    return organisation.persons_by_ext_id([ext_id])[ext_id] if ext_id else None
