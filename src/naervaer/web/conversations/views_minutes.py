"""Guide and minutes on one page, the guide to print, and the papers themselves."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.agreements.queries import of_origin
from naervaer.web.audit import actions as audit
from naervaer.web.conversations import actions, letters, queries
from naervaer.web.conversations.forms import AgreedForms, CorrectForm, PointsForm
from naervaer.web.conversations.letters import Letterhead
from naervaer.web.conversations.minutes import ORIGIN
from naervaer.web.conversations.queries import Whole
from naervaer.web.conversations.views import crumbs_of, seen
from naervaer.web.design.danish import file_name
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation.employed import jobs, persons


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The guide beside the form: what to talk of, and what was said. A draft until it is shared."""
    actor, today = actor_of(request), clock.today()
    whole = queries.one(actor, pk, today)
    kind = _kind(whole)
    if not whole.row.held:
        return render(request, "conversations/guide.html", _context(whole, kind, _("Samtaleguide")))
    if whole.row.shared:
        return redirect("conversations:show", pk=pk)
    texts = whole.newest.texts if whole.newest else {}
    form, agreed = PointsForm(posted(request), kind=kind, texts=texts), AgreedForms(posted(request), prefix="aftale")
    if request.method == "POST" and form.is_valid() and agreed.is_valid():
        share = "del" in request.POST
        new = [one.agreed for one in agreed if one.agreed]
        verdict = actions.write_minutes(by=actor, conversation_id=pk, points=form.points, new=new, share=share)
        if not isinstance(verdict, Refused):
            told = _("Referatet er delt. Medarbejderen kan læse det og skrive en kommentar.")
            messages.success(request, told if share else _("Udkastet er gemt. Medarbejderen kan ikke se det endnu."))
            return redirect("conversations:show" if share else "conversations:minutes", pk=pk)
        refuse(form, verdict)
    seen(request, "conversations.show", whole)
    context = _context(whole, kind, _("Referat")) | {
        "form": form,
        "agreed": agreed,
        "already": of_origin(ORIGIN, [pk])[pk],
        "day": today,
    }
    return render(request, "conversations/minutes.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ret referatet*: a new version, with the one that was shared beside it."""
    whole = queries.one(actor_of(request), pk, clock.today())
    kind = _kind(whole)
    if whole.newest is None or not whole.newest.shared_at:
        raise Http404
    form = CorrectForm(posted(request), kind=kind, texts=whole.newest.texts)
    if request.method == "POST" and form.is_valid():
        verdict = actions.correct_minutes(
            by=actor_of(request), conversation_id=pk, points=form.points, reason=form.cleaned_data["reason"]
        )
        if not isinstance(verdict, Refused):
            messages.success(request, _("Rettelsen er delt. Det oprindelige referat er gemt."))
            return redirect("conversations:show", pk=pk)
        refuse(form, verdict)
    return render(request, "conversations/correct.html", _context(whole, kind, _("Ret referatet")) | {"form": form})


@require_POST
@requires(Purpose.WORK_ON_CASE)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """*Del referatet* as it stands."""
    verdict = actions.share_minutes(by=actor_of(request), conversation_id=pk)
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        messages.success(request, _("Referatet er delt. Medarbejderen kan læse det og skrive en kommentar."))
    return redirect("conversations:show", pk=pk)


@require_GET
@requires(Purpose.WORK_ON_CASE)
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """*Samtaleguide* to print, with room to write."""
    actor, today = actor_of(request), clock.today()
    whole = queries.one(actor, pk, today)
    municipality = active_policy().municipality.name
    unit = next((unit for _job, unit, _fte in jobs([whole.row.employment], today)), "")
    head = Letterhead(municipality, unit, whole.row.name, actor.name, None, today)
    document = letters.guide(_kind(whole), head, whole.row.starts)
    seen(request, "conversations.guide", whole)
    return _pdf(as_pdf(document, author=municipality), f"samtaleguide-{whole.row.pk}")


@require_GET
@requires(Purpose.WORK_ON_CASE, Purpose.SEE_OWN)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter or shared minutes as it was sent."""
    actor = actor_of(request)
    kept = queries.paper(actor, pk, clock.today())
    [person] = persons([kept.person])
    detail = {"conversation": kept.conversation, "paper": pk}
    audit.record(by=actor, kind=audit.Kind.READ, action="conversations.paper", subject=person, detail=detail)
    return _pdf(kept.pdf, file_name(kept.name), download="hent" in request.GET)


def _pdf(content: bytes, name: str, *, download: bool = False) -> HttpResponse:
    way = "attachment" if download else "inline"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'{way}; filename="{name}.pdf"'},
    )


def _kind(whole: Whole) -> Kind:
    if whole.kind is None:
        raise Http404
    return whole.kind


def _context(whole: Whole, kind: Kind, label: str) -> dict[str, Any]:
    return {"whole": whole, "row": whole.row, "kind": kind, "crumbs": crumbs_of(whole, label)}
