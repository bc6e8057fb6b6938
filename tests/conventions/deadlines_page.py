"""Write ``docs/reference/deadlines.md`` out of policy and table: ``python -m tests.conventions.deadlines_page``."""

from collections.abc import Iterator

from tests.conventions.source import ROOT
from tests.core.statutory.test_steps import Row, rows, standard

from naervaer.core.policy.schema import Policy, Step
from naervaer.core.policy.sentences import when_to_act

PATH = ROOT / "docs" / "reference" / "deadlines.md"
INTRODUCTION = """# Lovens frister

Skrevet ud fra `policies/standard.toml` og tabellen `tests/core/statutory/steps.csv`, som programmet holdes op mod:
almindelige dage, weekender, hen over påske og nytår, og når helt fravær bliver til delvist. En frist på en fridag
flyttes ikke; programmet viser arbejdsdagen før. H, M og L er, hvor sikker kilden er: høj, middel eller lav.
"""
HEAD = """
| Skridt | Hvornår | Eksempler: første fraværsdag → dato | Kilde | Sikkerhed | Kontrolleret |
|---|---|---|---|---|---|""".strip()


def page() -> str:
    policy = standard()
    lawful = [step for step in policy.step if step.rests_on == "law"]
    return "\n".join([INTRODUCTION, HEAD, *(_line(step, policy) for step in lawful), ""])


def _line(step: Step, policy: Policy) -> str:
    examples = "<br>".join(_examples(step))
    said = " ".join(when_to_act(step, policy))
    return f"| {step.title} | {said} | {examples} | {step.source} | {step.confidence} | {step.verified_on} |"


def _examples(step: Step) -> Iterator[str]:
    for row in rows():
        if row.step == step.id:
            yield f"{row.when}: {row.first_day} → {_date(row)}"


def _date(row: Row) -> str:
    return row.latest or row.due


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
