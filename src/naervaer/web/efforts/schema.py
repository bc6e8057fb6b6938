"""*Ansøgningsskema*: what is asked of whoever applies for a unit, always and by policy."""

from naervaer.core.policy.scheme import ApplicationQuestion, Offer

ALWAYS = (
    ApplicationQuestion(
        id="wish", ask="Hvad vil I gerne opnå?", hint="Skriv om arbejdet og samarbejdet. Nævn ingen navne."
    ),
)


def questions(offer: Offer) -> tuple[ApplicationQuestion, ...]:
    return (*ALWAYS, *offer.application)
