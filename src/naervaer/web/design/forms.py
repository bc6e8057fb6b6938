"""What every page with a form does: bind it to what was sent, and say why it was refused."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from naervaer.core.verdicts import Refused
from naervaer.web.design.fields import GUARD, text_field

REASON = _("Begrundelse")


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when nothing was filled in; None when the form is only asked for."""
    return request.POST if request.method == "POST" else None


def refuse(form: forms.Form, refused: Refused) -> None:
    """The form says why, with what was typed kept."""
    for reason in refused.reasons:
        form.add_error(None, reason)


def allowed(form: forms.Form, answer: object) -> bool:
    """Whether it was done; if not, the form says why."""
    if isinstance(answer, Refused):
        refuse(form, answer)
        return False
    return True


def tell(request: HttpRequest, answer: object, done: str) -> None:
    """What came of a button without a form, on the next page."""
    if isinstance(answer, Refused):
        messages.error(request, " ".join(answer.reasons))
    else:
        messages.success(request, done)


class ReasonForm(forms.Form):
    """Only why."""

    def __init__(self, data: QueryDict | None, *, label: Any = REASON, hint: Any = GUARD) -> None:
        super().__init__(data)
        self.fields["reason"] = text_field(label, required=True, hint=hint)


class FindForm(forms.Form):
    """Somebody is looked up by name, in the address, so that it can be gone back to."""

    navn = forms.CharField(label=_("Medarbejderens navn"), required=False, max_length=100)

    @property
    def name(self) -> str:
        """What was asked for; empty when nothing was."""
        return self.cleaned_data["navn"].strip() if self.is_valid() else ""
