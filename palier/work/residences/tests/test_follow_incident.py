from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import close_incident, follow_incident
from palier.work.residences.models import IncidentStep
from palier.work.residences.tests.examples import JUNE_2, JUNE_9, an_incident


def _follow(row, role="host", **given):
    told = {"on": JUNE_2, "words": "Vu avec les deux", "next_on": JUNE_9} | given
    return follow_incident(row, actor=someone_as(row.organisation, role), **told)


def test_what_was_done_is_kept_and_looked_at_again():
    row = an_incident(a_site(an_organisation()))

    assert _follow(row).words == "Vu avec les deux"
    row.refresh_from_db()
    assert row.next_on == JUNE_9


def test_nothing_said_too_early_or_closed_is_refused():
    row = an_incident(a_site(an_organisation()))

    with pytest.raises(Refused, match="ce qui a été fait"):
        _follow(row, words=" ")
    with pytest.raises(Refused, match="avant l’incident"):
        _follow(row, on=JUNE_2.replace(month=5))
    assert not IncidentStep.objects.exists()
    close_incident(row, on=JUNE_2, words="Fini", actor=the_system(row.organisation))
    with pytest.raises(Refused, match="rouvrez"):
        _follow(row)


def test_the_day_of_an_incident_is_that_of_the_house():
    """Half past midnight in Paris is the day before in London."""
    at = datetime(2026, 6, 5, 0, 30, tzinfo=ZoneInfo("Europe/Paris"))
    row = an_incident(a_site(an_organisation()), happened_at=at, next_on=None)

    with pytest.raises(Refused, match="avant l’incident"):
        _follow(row, on=date(2026, 6, 4), next_on=None)
    assert _follow(row, on=date(2026, 6, 5), next_on=None).on == date(2026, 6, 5)
