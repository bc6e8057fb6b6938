"""The letter that tells the employee what was decided, made from the policy's text."""

from datetime import date

from naervaer.core.letters.document import Document, Signed
from naervaer.core.letters.text import blocks, fill
from naervaer.core.policy.gates import Outcome
from naervaer.core.policy.sentences import on_day
from naervaer.web.followup.reach import RunningCase
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation import employed
from naervaer.web.organisation import queries as organisation

NOTE = "Brevet er også på din side i Nærvær, når du er logget ind."


def text_of(outcome: Outcome, case: RunningCase, day: date) -> str:
    """The words of the letter, with the names and dates of the case put in."""
    person = employed.employment_of(case.employment).person
    jobs = employed.jobs([case.employment], day)
    leaders = organisation.leaders_of_employment(case.employment, day).values_list("name", flat=True)
    return fill(
        outcome.letter,
        {
            "medarbejder": person.name,
            "leder": " og ".join(leaders),
            "enhed": jobs[0][1] if jobs else "",
            "kommune": active_policy().municipality.name,
            "første_fraværsdag": on_day(case.first_day),
            "i_dag": on_day(day),
        },
    )


def pdf_of(title: str, text: str, *, name: str, written_on: date, by: str) -> bytes:
    """The letter on paper."""
    municipality = active_policy().municipality.name
    document = document_of(title, text, name=name, written_on=written_on, by=by, municipality=municipality)
    return as_pdf(document, author=municipality)


def document_of(title: str, text: str, *, name: str, written_on: date, by: str, municipality: str) -> Document:
    return Document(
        title=title,
        blocks=(*blocks(text), Signed("Venlig hilsen", (by,))),
        sender=(municipality,),
        receiver=(name,),
        dated=on_day(written_on),
        footer=NOTE,
    )
