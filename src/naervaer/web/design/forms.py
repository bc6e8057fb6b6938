"""What every page with a form does: bind it to what was sent, and say why it was refused."""

from typing import Any

from django import forms
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


class ReasonForm(forms.Form):
    """Only why."""

    def __init__(self, data: QueryDict | None, *, label: Any = REASON, hint: Any = GUARD) -> None:
        super().__init__(data)
        self.fields["reason"] = text_field(label, required=True, hint=hint)
