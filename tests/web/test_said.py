"""What somebody has said stands: notes are corrected with the original kept, never changed."""

import pytest
from django.apps import apps
from django.db.models import Model
from tests.web.cast import Cast
from tests.web.records.asking import long_ago

from naervaer.web.agreements.models import Agreement
from naervaer.web.followup.models import StepEvent
from naervaer.web.said import ChangedError, Said

SAID: list[type[Said]] = [model for model in apps.get_models() if issubclass(model, Said)]
OF_THE_SAYING = {"at", "by", "role", "on_behalf_of"}
WORDS = {"text", "note", "reason", "reasons", "why", "words", "because", "answer", "what", "outcome", "document"}


@pytest.mark.parametrize("model", SAID, ids=lambda model: model.__name__)
def test_no_words_of_a_row_are_an_index_that_may_change(model: type[Said]) -> None:
    names = {field.name for field in model._meta.concrete_fields}
    assert names >= model.INDEX
    assert not model.INDEX & (OF_THE_SAYING | WORDS)


@pytest.mark.parametrize("model", SAID, ids=lambda model: model.__name__)
@pytest.mark.django_db
def test_a_row_can_neither_be_updated_nor_deleted_in_bulk(model: type[Said]) -> None:
    if not model.DRAFT_UNTIL:
        with pytest.raises(ChangedError):
            model.objects.update(role="leader")
    for change in (lambda: model.objects.all().delete(), lambda: model.objects.bulk_update([], ["role"])):
        with pytest.raises(ChangedError):
            change()


def test_a_saved_row_cannot_be_saved_again_or_deleted(cast: Cast) -> None:
    long_ago(cast)
    event = StepEvent.objects.get()
    for change in (event.save, event.delete, lambda: event.save(update_fields=["reason"])):
        with pytest.raises(ChangedError):
            change()


def test_what_follows_from_later_words_is_an_index_over_them(cast: Cast) -> None:
    long_ago(cast)
    assert Agreement.objects.update(state="done") == 1
    with pytest.raises(ChangedError):
        Agreement.objects.update(state="done", text="Noget andet")


def test_every_model_of_something_said_is_found() -> None:
    named: set[type[Model]] = {StepEvent, Agreement}
    assert named <= set(SAID)
