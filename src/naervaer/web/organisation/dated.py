"""What "in force on a day" means to the database; the twin of ``core.tree.in_force``."""

from datetime import date

from django.db.models import Q


def in_force(day: date, prefix: str = "") -> Q:
    """Rows whose closed interval holds ``day``; ``prefix`` is the path to a dated relation, such as ``terms__``."""
    return Q(**{f"{prefix}first__lte": day}) & (Q(**{f"{prefix}last__isnull": True}) | Q(**{f"{prefix}last__gte": day}))
