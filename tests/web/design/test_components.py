"""The parts that pages are put together from."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from naervaer.web.design.widgets import DateInput

CHOICES = [("ja", "Ja"), ("nej", "Nej")]


class Everything(forms.Form):
    navn = forms.CharField(label="Navn", help_text="Som i lønsystemet")
    dato = forms.DateField(label="Dato", widget=DateInput())
    svar = forms.ChoiceField(label="Svar", choices=CHOICES, widget=forms.RadioSelect)
    flere = forms.MultipleChoiceField(
        label="Flere", choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    enig = forms.BooleanField(label="Enig")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    valg = forms.ChoiceField(label="Valg", choices=CHOICES)
    fil = forms.FileField(label="Fil")
    skjult = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self) -> None:
        self.add_error(None, "Datoen ligger før første fraværsdag.")


def field(name: str, data: dict[str, str] | None = None) -> str:
    form = Everything(data)
    return render_to_string("design/field.html", {"field": form[name]})


@pytest.mark.parametrize(
    ("state", "words", "icon"),
    [
        ("overdue", "Overskredet", "error"),
        ("today", "I dag", "time"),
        ("planned", "Planlagt", "calendar-month"),
        ("done", "Gennemført", "check"),
        ("irrelevant", "Ikke relevant", "minus"),
        ("info", "Info", "info"),
    ],
)
def test_a_badge_says_its_state_in_words_and_an_icon_not_in_colour_alone(state: str, words: str, icon: str) -> None:
    badge = render_to_string("design/badge.html", {"state": state})
    assert words in badge
    assert f"#{icon}" in badge
    assert f"badge-{state}" in badge


def test_a_badge_may_say_more_than_its_state() -> None:
    assert "Overskredet 2 dage" in render_to_string(
        "design/badge.html", {"state": "overdue", "text": "Overskredet 2 dage"}
    )


def test_a_field_in_error_keeps_what_was_typed_and_is_tied_to_its_hint_and_its_error() -> None:
    html = field("dato", {"dato": "31-31-2026"})
    assert 'value="31-31-2026"' in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_dato-error"' in html
    assert '<span class="sr-only">Fejl: </span>' in html
    assert 'aria-describedby="id_navn-hint id_navn-error"' in field("navn", {})


@pytest.mark.parametrize(
    ("name", "css"),
    [
        ("navn", 'class="form-input"'),
        ("dato", 'class="form-input input-width-s"'),
        ("svar", 'class="form-radio"'),
        ("flere", 'class="form-checkbox"'),
        ("enig", 'class="form-checkbox"'),
        ("note", 'class="form-input form-textarea"'),
        ("valg", 'class="form-select"'),
        ("fil", 'class="form-input-file"'),
    ],
)
def test_every_kind_of_field_wears_the_designsystem(name: str, css: str) -> None:
    assert css in field(name)


def test_choices_are_grouped_under_their_question_each_with_its_own_label() -> None:
    html = field("svar")
    assert '<legend class="form-label" id="id_svar" tabindex="-1">Svar</legend>' in html
    assert '<label class="form-label" for="id_svar_1">Nej</label>' in html


def test_only_what_may_be_left_out_is_called_voluntary() -> None:
    assert "(frivilligt)" in field("note")
    assert "(frivilligt)" in field("flere")
    assert "(frivilligt)" not in field("navn")


def test_a_hidden_field_has_no_label() -> None:
    assert field("skjult") == '<input type="hidden" name="skjult" value="x" id="id_skjult">\n'


def test_the_error_summary_can_take_focus_and_leads_to_each_field() -> None:
    html = render_to_string("design/error_summary.html", {"form": Everything({})})
    assert 'tabindex="-1"' in html
    assert 'href="#id_navn"' in html
    assert 'href="#id_svar"' in html
    assert "Datoen ligger før første fraværsdag." in html


def test_a_form_without_errors_has_no_error_summary() -> None:
    assert render_to_string("design/error_summary.html", {"form": Everything()}).strip() == ""


def test_why_tells_rule_and_source_and_is_silent_without_any() -> None:
    html = render_to_string("design/why.html", {"why": "Loven kræver det.", "rule": "Samtale", "source": "§ 7 a"})
    assert "Hvorfor?" in html
    assert "Kilde: § 7 a" in html
    assert render_to_string("design/why.html", {}).strip() == ""


def pagination(number: int, query: str) -> str:
    request = RequestFactory().get(f"/log/?{query}")
    page = Paginator(range(500), 10).page(number)
    return render_to_string("design/pagination.html", {"page": page}, request=request)


def test_turning_the_page_keeps_the_search() -> None:
    html = pagination(7, "navn=Birk&side=7")
    assert 'href="?navn=Birk&amp;side=8"' in html
    assert html.count("aria-current") == 1
    assert "Forrige" not in pagination(1, "")
    assert "Næste" not in pagination(50, "side=50")


def test_one_page_needs_no_pagination() -> None:
    page = Paginator(range(3), 10).page(1)
    assert render_to_string("design/pagination.html", {"page": page}).strip() == ""


def test_crumbs_end_with_the_page_itself() -> None:
    crumbs = [{"label": "Tal", "url": "/tal/"}, {"label": "Elmegården", "url": None}]
    html = render_to_string("design/breadcrumbs.html", {"crumbs": crumbs})
    assert '<a class="breadcrumbs__link" href="/tal/">Tal</a>' in html
    assert html.index('aria-current="page"') < html.index("Elmegården")
