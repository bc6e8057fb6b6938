"""What waits for whom on a day: the matters a leader may be told of by mail. Looked up by the tree, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from naervaer.core.access.sight import Organisation, Subject
from naervaer.core.followup.model import State
from naervaer.core.followup.owners import owners
from naervaer.core.followup.rules import alert_rule, asks, step_rule
from naervaer.web.followup.models import Alert, Step
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.slots import MATTERS, Matter


def matters_by_person(day: date) -> dict[str, frozenset[str]]:
    """The keys of what waits for each leader, and for whoever stands in for them, by the person's id.

    A step is one matter when it opens and another when it becomes overdue. What is done, put off or no longer
    asked for is not here, so nobody is told of it.
    """
    organisation = snapshot_on(day).organisation
    stand_ins = employed.stand_ins_of(day)
    found: dict[str, set[str]] = defaultdict(set)
    for matter in [*_steps(day), *_alerts(day), *MATTERS(day)]:
        for leader in _owners(matter, organisation):
            found[leader].add(matter.key)
            for deputy, unit in stand_ins.get(leader, ()):
                if deputy != matter.subject.person_id and unit in organisation.line(matter.subject):
                    found[deputy].add(matter.key)
    return {person: frozenset(keys) for person, keys in found.items()}


def _owners(matter: Matter, organisation: Organisation) -> Iterable[str]:
    return frozenset(matter.persons).union(*(owners(party, matter.subject, organisation) for party in matter.parties))


def _term(path: str, day: date) -> Q:
    """The term in force: whoever has left is followed up by nobody."""
    return Q(**{f"{path}__first__lte": day}) & (Q(**{f"{path}__last__isnull": True}) | Q(**{f"{path}__last__gte": day}))


def _steps(day: date) -> Iterator[Matter]:
    policy = active_policy()
    employment = "case__employment"
    rows = (
        Step.objects.filter(state=State.WAITING.value, case__withdrawn=False, opens__lte=day)
        .exclude(deferred_to__gt=day)
        .filter(_term(f"{employment}__terms", day))
        .values_list(
            *("pk", "rule", "due", "deferred_to", "case__first_day"),
            *(f"{employment}__person__ext_id", f"{employment}__terms__unit__ext_id"),
        )
    )
    for pk, rule_id, due, deferred_to, first_day, person, unit in rows:
        rule = step_rule(policy, rule_id, first_day)
        if rule is not None and asks(rule):
            what = "overdue" if day > (deferred_to or due) else "open"
            yield Matter(f"step:{pk}:{what}", (rule.owner,), Subject(person, unit))


def _alerts(day: date) -> Iterator[Matter]:
    policy = active_policy()
    rows = (
        Alert.objects.filter(answered=False, withdrawn=False)
        .filter(_term("employment__terms", day))
        .values_list("pk", "rule", "raised_on", "employment__person__ext_id", "employment__terms__unit__ext_id")
    )
    for pk, rule_id, raised_on, person, unit in rows:
        rule = alert_rule(policy, rule_id, raised_on)
        if rule is not None:
            yield Matter(f"alert:{pk}", rule.to, Subject(person, unit))
