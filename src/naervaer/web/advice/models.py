"""*Spørgsmål* from leaders, every word said of them, and the answers that stand in the handbook.

What has been written is never changed: a correction is a word of its own, and the first text stays readable.
"""

from django.db import models
from django.db.models import Q

from naervaer.core.advice.states import KNOWN_ANSWER, QUESTION
from naervaer.web.said import Said


class Question(Said):
    """``asker`` is the leader whose question it is, also when a deputy wrote it.

    ``theme``, ``asked_role`` and ``answer_by`` are those of today: they change when it is passed on. ``state`` and
    ``first_answered`` are an index over the words. A question without a unit is for the whole organisation.
    """

    asker = models.ForeignKey("organisation.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    employment = models.ForeignKey("organisation.Employment", models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey("followup.Case", models.PROTECT, null=True, blank=True, related_name="+")
    theme = models.CharField(max_length=100)
    asked_role = models.CharField(max_length=40)
    confidential = models.BooleanField()
    answer_by = models.DateField()
    state = models.CharField(max_length=15, choices=list(QUESTION.states.items()), default=QUESTION.start)
    taken_by = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")
    first_answered = models.DateField(null=True, blank=True)
    coordinator_told = models.DateField(null=True, blank=True)

    INDEX = frozenset(
        {"theme", "asked_role", "confidential", "answer_by", "state", "taken_by", "first_answered", "coordinator_told"}
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=True) | Q(employment__isnull=False), name="advice_case_has_employment"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(taken_by__isnull=False), name="advice_taken_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(first_answered__isnull=False), name="advice_answered_on_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "answer_by"], name="advice_question_waiting"),
            models.Index(fields=["asker"], name="advice_question_asker"),
        ]


class Word(Said):
    """*Ord i tråden*: what was said of a question. ``corrects`` is the word whose text this one replaces."""

    class What(models.TextChoices):
        ASK = "ask", "Spurgte"
        TAKE = "take", "Tog spørgsmålet"
        ANSWER = "answer", "Svarede"
        ASK_BACK = "ask_back", "Spurgte tilbage"
        ADD = "add", "Skrev mere"
        REPLY = "reply", "Skrev igen"
        PASS_ON = "pass_on", "Sendte det videre"
        GIVE = "give", "Gav det til en anden"
        CLOSE = "close", "Afsluttede"
        WITHDRAW = "withdraw", "Trak spørgsmålet tilbage"
        CORRECT = "correct", "Rettede"

    question = models.ForeignKey(Question, models.PROTECT, related_name="words")
    what = models.CharField(max_length=15, choices=What.choices)
    text = models.TextField(blank=True)
    theme = models.CharField(max_length=100, blank=True)
    to = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what__in=["ask", "answer", "ask_back", "add", "reply", "pass_on", "correct"])
                | ~Q(text=""),
                name="advice_word_has_text",
            ),
            models.CheckConstraint(
                condition=Q(what="correct", corrects__isnull=False) | (~Q(what="correct") & Q(corrects__isnull=True)),
                name="advice_correction_corrects",
            ),
        ]


class KnownAnswer(Said):
    """*Spørgsmål og svar*: written anew by the adviser, without persons and units; published by the coordinator."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="known_answers")
    theme = models.CharField(max_length=100)
    asked = models.TextField()
    answer = models.TextField()
    state = models.CharField(max_length=15, choices=list(KNOWN_ANSWER.states.items()), default=KNOWN_ANSWER.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked="") & ~Q(answer=""), name="advice_known_answer_has_text"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(state__in=["proposed", "published"]), name="advice_one_known_answer"
            ),
        ]
        indexes = [models.Index(fields=["state", "theme"], name="advice_known_answer_theme")]


class KnownAnswerEvent(Said):
    """What became of a proposed answer, and why."""

    class What(models.TextChoices):
        PUBLISH = "publish", "Sat i håndbogen"
        DECLINE = "decline", "Ikke taget med"
        TAKE_DOWN = "take_down", "Taget ned"

    known_answer = models.ForeignKey(KnownAnswer, models.PROTECT, related_name="events")
    what = models.CharField(max_length=15, choices=What.choices)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(what="publish") | ~Q(reason=""), name="advice_declined_for_a_reason")
        ]
