"""What every page with a form does is done by one set of functions."""

import pytest
from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from naervaer.core.verdicts import ALLOWED, refused
from naervaer.web.design.fields import GUARD
from naervaer.web.design.forms import ReasonForm, allowed, posted, refuse


class Short(forms.Form):
    text = forms.CharField(label="Tekst")


def sent(**data: str) -> HttpRequest:
    return RequestFactory().post("/", data)


def test_a_form_that_is_only_asked_for_is_bound_to_nothing() -> None:
    assert posted(RequestFactory().get("/")) is None


def test_an_empty_form_that_is_sent_is_still_bound_and_says_what_is_lacking() -> None:
    form = Short(posted(sent()))
    assert form.is_bound
    assert "text" in form.errors


def test_a_refusal_is_said_in_full_and_what_was_typed_stays() -> None:
    form = Short(posted(sent(text="Vi talte sammen")))
    assert form.is_valid()
    refuse(form, refused("For tidligt.", "Skriv hvorfor."))
    assert form.non_field_errors() == ["For tidligt.", "Skriv hvorfor."]
    assert form["text"].value() == "Vi talte sammen"


@pytest.mark.parametrize(("answer", "done"), [(ALLOWED, True), (object(), True), (refused("Nej."), False)])
def test_what_was_not_refused_was_done(answer: object, done: bool) -> None:
    form = Short(posted(sent(text="x")))
    assert allowed(form, answer) is done
    assert bool(form.non_field_errors()) is not done


def test_a_reason_is_asked_for_with_what_must_not_be_written_beside_it() -> None:
    assert ReasonForm(None)["reason"].help_text == GUARD
    assert ReasonForm(None, label="Hvorfor?", hint="")["reason"].label == "Hvorfor?"
    assert ReasonForm(posted(sent(reason=" "))).errors == {"reason": ["Skriv hvorfor."]}


def test_a_page_that_may_be_come_to_from_several_places_keeps_the_way_back() -> None:
    page = {"form": Short(), "verb": "Gem", "back": "/person/1/?a=1&b=2"}
    kept = '<input type="hidden" name="tilbage" value="/person/1/?a=1&amp;b=2">'
    assert kept in render_to_string("design/act_and_return.html", page)
    assert kept not in render_to_string("design/act.html", page)
    assert 'href="/person/1/?a=1&amp;b=2"' in render_to_string("design/act.html", page)
