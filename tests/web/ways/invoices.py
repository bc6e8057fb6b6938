"""Ways to the actions of invoices."""

from tests.web.cast import Cast
from tests.web.courses.paying import POLICY
from tests.web.invoices.billing import sent, told, worked
from tests.web.killing import Call, way
from tests.web.ways.scheme import by_policy

from naervaer.web.invoices import actions

paid = by_policy(str(POLICY))


@way("invoices.send_invoice")
@paid
def send_invoice(cast: Cast) -> Call:
    asked = told(worked(cast))
    return lambda: actions.send_invoice(by=cast.actor("provider"), **asked)  # type: ignore[arg-type]


@way("invoices.approve")
@paid
def approve(cast: Cast) -> Call:
    made = sent(cast, worked(cast))
    return lambda: actions.approve(by=cast.actor("hr"), invoice_id=made.pk)


@way("invoices.send_back")
@paid
def send_back(cast: Cast) -> Call:
    made = sent(cast, worked(cast))
    return lambda: actions.send_back(by=cast.actor("hr"), invoice_id=made.pk, text="Ret timerne.")


@way("invoices.withdraw")
@paid
def withdraw(cast: Cast) -> Call:
    made = sent(cast, worked(cast))
    return lambda: actions.withdraw(by=cast.actor("provider"), invoice_id=made.pk)
