"""Rows of a request for access and of a hold, for the walk over all addresses."""

from datetime import UTC, datetime
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.followup.models import Case
from naervaer.web.records.models import AccessRequest, Hold, RequestEvent

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def rows(cast: Cast, who: str, case: Case) -> dict[str, int]:
    """A request that has been answered, with the case given out, and a case that must be kept."""
    said: dict[str, Any] = {"at": NOW, "by": cast.users["leader" if who == "anne" else "outsider"], "role": "leader"}
    request = AccessRequest.objects.create(person=cast.people[who], received=TODAY, due=TODAY, state="given", **said)
    given = {"title": "Aktindsigt", "blocks": []}
    RequestEvent.objects.create(request=request, what="give", document=given, **said)
    held = Hold.objects.create(employment=case.employment, reason="Klagesag", **said)
    return {"request": request.pk, "hold": held.pk}
