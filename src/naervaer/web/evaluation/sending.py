"""The mail with the link. The link is made here, in the worker, and goes into the mail and nowhere else."""

from contextlib import closing, suppress

from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils.translation import gettext as _
from django_tasks import task

from naervaer.core.evaluation.quarters import answer_until
from naervaer.web import clock
from naervaer.web.courses import evaluated
from naervaer.web.design.danish import long_date
from naervaer.web.evaluation import links
from naervaer.web.evaluation.models import Invitation
from naervaer.web.evaluation.queries import rule_of
from naervaer.web.organisation import employed

MOST_TRIES = 5


@task()
def send_invitation(invitation: int) -> None:
    send(invitation)


def send(pk: int) -> bool:
    """Send one invitation that has not been sent; whether it was.

    It is taken before it is sent: one that was killed between the two is never sent, rather than sent twice, for two
    links are two answers.
    """
    invitation = Invitation.objects.filter(pk=pk, sent=False, tries__lt=MOST_TRIES).first()
    rule = rule_of(invitation.evaluation, invitation.quarter) if invitation else None
    if invitation is None or rule is None:
        return False
    until = answer_until(invitation.quarter, rule.open_days)
    course = evaluated.finished(invitation.course)
    addresses = employed.addresses([course.asked]) if course else {}
    if until < clock.today() or not addresses or not _taken(pk):
        return False
    [(_person, address)] = addresses.values()
    token = links.new_token(invitation.evaluation, invitation.quarter)
    sent = _mailed(address, links.address_of(token), long_date(until))
    if not sent:
        Invitation.objects.filter(pk=pk).update(sent=False)
    return sent


def send_again() -> int:
    """Those the mail server did not take; the number sent."""
    rows = Invitation.objects.filter(sent=False, tries__lt=MOST_TRIES)
    return sum(send(pk) for pk in rows.values_list("pk", flat=True))


def _taken(pk: int) -> bool:
    return Invitation.objects.filter(pk=pk, sent=False).update(sent=True, tries=F("tries") + 1) == 1


def _mailed(address: str, url: str, until: str) -> bool:
    text = _(
        "Hej\n\nVi vil gerne høre din mening. Det tager et par minutter, og du skal ikke logge ind:\n\n%(url)s\n\n"
        "Du svarer anonymt. Ingen kan se, om du har svaret, eller hvad du har svaret, og derfor får du ingen rykker.\n"
        "Linket kan bruges én gang og virker til og med %(until)s. Send det ikke videre.\n\n"
        "Mailen nævner med vilje hverken navne eller emner.\n"
    ) % {"url": url, "until": until}
    with closing(get_connection()) as backend, suppress(OSError):
        return bool(EmailMessage(_("Vi vil gerne høre din mening"), text, to=[address], connection=backend).send())
    return False
