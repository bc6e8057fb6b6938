"""*Tidlig Indsats*: judgements of whether an absence becomes long, offers of help, and preventive referrals."""

from django.db import models
from django.db.models import Q

from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.web.said import Said


class Judgement(Said):
    """*Vurdering*: one person's own answer with a reason. Another's stands beside it; nothing is added up."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="judgements")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="judgements")
    rule = models.CharField(max_length=80)
    answer = models.CharField(max_length=80)
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="judgement_has_a_reason")]
        indexes = [models.Index(fields=["employment", "at"], name="judgement_employment")]


class HelpOffer(Said):
    """*Tilbud om hjælp* from a kind of health professional. ``state`` is an index over what was said of it."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="early_offers")
    case = models.ForeignKey("followup.Case", models.PROTECT, related_name="early_offers")
    professional = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=list(OFFER.states.items()), default=OFFER.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=["offered", "later", "accepted", "running"]),
                name="early_offer_one_at_a_time",
            ),
        ]


class HelpOfferEvent(Said):
    """What happened to an offer: that it did, when, and who gives the help. Never what is said there."""

    offer = models.ForeignKey(HelpOffer, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in OFFER.moves])
    on_day = models.DateField()
    given_by = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="begin") | ~Q(given_by=""), name="early_offer_given_by_somebody"),
            models.CheckConstraint(condition=~Q(what="annul") | ~Q(text=""), name="early_offer_annulled_why"),
        ]


class Referral(Said):
    """*Forebyggende henvisning*: no absence, but something seen at work; the employee has agreed to it."""

    employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="early_referrals")
    to = models.ForeignKey("organisation.Person", models.PROTECT, related_name="early_referrals_received")
    text = models.TextField()
    state = models.CharField(max_length=10, choices=list(REFERRAL.states.items()), default=REFERRAL.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employment"],
                condition=Q(state__in=["sent", "taken_up", "appointed"]),
                name="early_referral_one_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="early_referral_says_what_was_seen"),
        ]
        indexes = [models.Index(fields=["to", "state"], name="early_referral_to")]


class ReferralEvent(Said):
    """What happened to a referral, and the day it is about."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in REFERRAL.moves])
    on_day = models.DateField()
    text = models.TextField(blank=True)
