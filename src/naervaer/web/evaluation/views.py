"""The page of the one-time link: open to whoever has it, and to nobody in particular."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.evaluation.quarters import answer_until
from naervaer.web import clock
from naervaer.web.access.rules import open_to_all
from naervaer.web.design.forms import posted
from naervaer.web.evaluation import actions, queries
from naervaer.web.evaluation.forms import AnswerForm
from naervaer.web.evaluation.links import PARAMETER


@csrf_exempt  # the link is the right to answer, and there is no login here for another site to make use of
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@open_to_all
def answer(request: HttpRequest) -> HttpResponse:
    """*Spørgeskema*. A link that is used, unknown or too old gets one and the same page."""
    token = (request.POST if request.method == "POST" else request.GET).get(PARAMETER, "")
    found = queries.usable(token, clock.today())
    if found is None:
        return _cannot_be_used(request)
    link, rule = found
    form = AnswerForm(posted(request), token=token, rule=rule)
    if request.method == "POST" and form.is_valid():
        if actions.answer(token=token, answers=form.answers, remark=form.remark):
            return redirect("evaluation:thanks")
        return _cannot_be_used(request)
    context = {"form": form, "rule": rule, "until": answer_until(link.quarter, rule.open_days)}
    return render(request, "evaluation/answer.html", context)


@require_GET
@open_to_all
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluation/thanks.html")


def _cannot_be_used(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluation/cannot_be_used.html", status=404)
