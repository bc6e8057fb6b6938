"""The questions of an evaluation, as a form made of the policy."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from naervaer.core.policy.evaluation import Evaluation, Question
from naervaer.web.evaluation.links import PARAMETER

PASSED_OVER = "-"
LONGEST_REMARK = 1000
READ_BY_OTHERS = _(
    "Det, du skriver her, bliver læst af dem, der arbejder med ordningen. Skriv ikke navne, sygdom eller andet, man "
    "kan kende dig eller andre på."
)


class AnswerForm(forms.Form):
    """*Spørgeskema*: every question can be passed over, and one must be answered."""

    def __init__(self, data: Any, *, token: str, rule: Evaluation) -> None:
        super().__init__(data, initial={PARAMETER: token})
        self.fields[PARAMETER] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.questions = {question.id: f"q-{question.id}" for question in rule.question}
        for question in rule.question:
            self.fields[self.questions[question.id]] = forms.ChoiceField(
                label=question.ask,
                choices=[*_choices(question), (PASSED_OVER, _("Vil ikke svare"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Vælg et svar, eller vælg »Vil ikke svare«.")},
            )
        if rule.free_text:
            self.fields["remark"] = forms.CharField(
                label=rule.free_text,
                required=False,
                help_text=READ_BY_OTHERS,
                max_length=LONGEST_REMARK,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not self.answers and not self.remark:
            self.add_error(None, _("Svar på mindst ét spørgsmål."))
        return found

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by question."""
        said = {question: self.cleaned_data.get(field, "") for question, field in self.questions.items()}
        return {question: answer for question, answer in said.items() if answer not in ("", PASSED_OVER)}

    @property
    def remark(self) -> str:
        return str(self.cleaned_data.get("remark", ""))


def _choices(question: Question) -> list[tuple[str, str]]:
    """The ends of a scale say what they mean."""
    if question.kind != "scale":
        return [(answer, capfirst(answer)) for answer in question.answers]
    meaning = {"1": question.low, str(question.steps): question.high}
    return [(step, f"{step}: {meaning[step]}" if step in meaning else step) for step in question.answers]
