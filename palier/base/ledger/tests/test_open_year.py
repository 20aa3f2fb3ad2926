from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import open_year
from palier.base.ledger.models import FiscalYear
from palier.base.ledger.tests.examples import an_entry, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as

SEPT_1 = date(2025, 9, 1)


def test_a_year_may_ride_over_two_civil_years():
    organisation = an_organisation()

    year = open_year(
        main_entity(organisation),
        starts_on=SEPT_1,
        ends_on=date(2026, 9, 1),
        actor=someone_as(organisation, "accountant"),
    )

    assert (year.name, year.last_on) == ("2025-2026", date(2026, 8, 31))


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [
        (SEPT_1, "finit après avoir commencé"),
        (date(2028, 9, 1), "vingt-quatre mois"),
        (date(2026, 9, 1), "couvre déjà"),
    ],
)
def test_a_year_is_refused_when_it_is_none_or_another_covers_it(ends_on, words):
    organisation = an_organisation()
    an_entry(organisation)

    with pytest.raises(Refused, match=words):
        open_year(
            main_entity(organisation),
            starts_on=SEPT_1,
            ends_on=ends_on,
            actor=someone_as(organisation, "accountant"),
        )

    assert FiscalYear.objects.get().name == "2026"
