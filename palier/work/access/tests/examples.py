"""Example visits, for this room and those above."""

from datetime import date

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.access.actions import note_visit
from palier.work.access.models import Visit

MAY_2 = date(2026, 5, 2)


def a_visit(organisation: Organisation, *reasons: str, **given: str) -> Visit:
    return note_visit(
        organisation,
        on=MAY_2,
        reasons=list(reasons or ["seek"]),
        actor=the_system(organisation),
        **given,
    )
