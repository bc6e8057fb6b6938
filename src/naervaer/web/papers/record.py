"""The papers of somebody's case, for access requests and retention: what was written, sent and uploaded."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import partial

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section, answered
from naervaer.core.records.kinds import PAPERS
from naervaer.web import slots
from naervaer.web.design.danish import number, numeric_date
from naervaer.web.papers.kinds import kind_of, title_of_move
from naervaer.web.papers.models import Attached, Moved, Paper, RefusionAnnulled, RefusionDone, Written
from naervaer.web.papers.refusion import TITLES
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Enclosed, Shelf, Stored
from naervaer.web.vault.safe import forget, open_file


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RECORD_FILES.fill(files)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """What was asked and answered, what became of it, and the names of the files that are enclosed."""
    papers = Paper.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    entries = [entry for paper in papers for entry in _of(paper)]
    done = RefusionDone.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    entries += [Entry(row.on_day, str(TITLES[row.what]), "", name_of(row)) for row in done]
    annulled = RefusionAnnulled.objects.filter(done__in=done).select_related("by__person", "on_behalf_of", "done")
    entries += [
        Entry(localdate(row.at), _("Registrering af refusion annulleret"), _annulled(row), name_of(row))
        for row in annulled
    ]
    yield Section(_("Erklæringer og papirer"), tuple(entries), order=48)


def _of(paper: Paper) -> Iterator[Entry]:
    kind = kind_of(paper.kind, localdate(paper.at))
    title = kind.title if kind else paper.kind
    asked = {question.id: question.title for part in kind.part for question in part.questions} if kind else {}
    yield Entry(localdate(paper.at), title, _begun(paper), name_of(paper))
    for row in Written.objects.filter(paper=paper).select_related("by__person", "on_behalf_of"):
        words = "\n".join(answered(asked.get(name, name), text) for name, text in row.answers.items() if text)
        yield Entry(localdate(row.at), _("%(title)s, udfyldt") % {"title": title}, words, name_of(row))
    for moved in Moved.objects.filter(paper=paper).select_related("by__person", "on_behalf_of"):
        yield Entry(moved.on_day, f"{title}: {title_of_move(kind, moved.move)}", _moved(moved), name_of(moved))
    for file in Attached.objects.filter(paper=paper).select_related("by__person", "on_behalf_of"):
        words = _("Bilag: %(name)s") % {"name": name_in_copy(file)}
        yield Entry(localdate(file.at), _("%(title)s, lagt op") % {"title": title}, words, name_of(file))


def _begun(paper: Paper) -> str:
    """Of an agreement also the days it counts."""
    if not paper.first or not paper.last:
        return _("Begyndt.")
    days = {"first": numeric_date(paper.first), "last": numeric_date(paper.last)}
    return "\n".join([_("Begyndt."), _("Aftalen gælder %(first)s–%(last)s.") % days])


def _moved(moved: Moved) -> str:
    due = _("Tilbage senest %(day)s.") % {"day": numeric_date(moved.due)} if moved.due else ""
    amount = "" if moved.amount is None else _("%(amount)s kr.") % {"amount": number(moved.amount, 2)}
    return "\n".join(filter(None, [due, amount, moved.note]))


def _annulled(row: RefusionAnnulled) -> str:
    done = {"what": TITLES[row.done.what], "day": numeric_date(row.done.on_day)}
    return "\n".join([_("%(what)s %(day)s.") % done, row.reason])


def name_in_copy(file: Attached) -> str:
    return f"papir-{file.paper_id}-bilag-{file.pk}.{file.file_type}"


def files(person: int) -> Iterator[Enclosed]:
    """What was laid up, for those who see it at the paper."""
    for file in Attached.objects.filter(paper__employment__person=person).select_related("paper").order_by("pk"):
        kind = kind_of(file.paper.kind, localdate(file.paper.at))
        readers = frozenset(kind.seen_by if kind else ())
        yield Enclosed(name_in_copy(file), file.at, partial(open_file, file.file_id), readers)


def shelves() -> Iterator[Shelf]:
    yield Shelf(PAPERS, _papers, _erase_papers)
    yield Shelf(PAPERS, _refusion, _erase_refusion)


def _papers(before: date) -> Iterable[Stored]:
    newest = {"written_at": Max("written__at"), "moved_at": Max("moves__at"), "file_at": Max("attached__at")}
    rows = Paper.objects.filter(at__date__lt=before).annotate(**newest)
    for pk, employment, case, last, at, *later in rows.values_list("pk", "employment", "case", "last", "at", *newest):
        days = [localdate(said) for said in (at, *later) if said]
        yield Stored(pk, employment, case, days[0], max([*days, *([last] if last else [])]))


def _erase_papers(pks: Collection[int]) -> int:
    """The uploaded files are forgotten with the key that opens them."""
    attached = Attached.objects.filter(paper__in=list(pks))
    files = list(attached.values_list("file", flat=True))
    erase(attached)
    for file in files:
        forget(file)
    for model in (Written, Moved):
        erase(model.objects.filter(paper__in=list(pks)))
    return erase(Paper.objects.filter(pk__in=list(pks)))


def _refusion(before: date) -> Iterable[Stored]:
    rows = RefusionDone.objects.filter(at__date__lt=before).annotate(annulled_at=Max("annulled__at"))
    for pk, employment, case, on_day, at, annulled in rows.values_list(
        "pk", "employment", "case", "on_day", "at", "annulled_at"
    ):
        yield Stored(pk, employment, case, localdate(at), max(on_day, localdate(annulled or at)))


def _erase_refusion(pks: Collection[int]) -> int:
    erase(RefusionAnnulled.objects.filter(done__in=list(pks)))
    return erase(RefusionDone.objects.filter(pk__in=list(pks)))
