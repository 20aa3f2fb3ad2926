from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import renew_holding
from palier.work.titles.tests.examples import a_holding

MARCH = date(2026, 3, 2)


def test_a_title_goes_on():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    longer = renew_holding(
        a_holding(organisation), on=MARCH, ends_on=date(2033, 1, 1), actor=manager
    )
    endless = renew_holding(a_holding(organisation), on=MARCH, actor=manager)

    assert (longer.last_on, endless.last_on) == (date(2032, 12, 31), None)
    assert [change.kind for change in longer.changes.all()] == ["renewed"]


@pytest.mark.parametrize(
    ("held", "told", "because"),
    [
        ({}, {"ends_on": date(2029, 1, 1)}, "court déjà jusqu’au 31.décembre.2029"),
        ({"ends_on": None}, {"ends_on": date(2029, 1, 1)}, "pas de terme"),
        (
            {"kind": "emphyteutic", "ends_on": date(2060, 1, 1)},
            {"ends_on": date(2070, 1, 1)},
            "ne se reconduit pas.*L451-1",
        ),
        ({"kind": "mandate"}, {}, "a un terme.*70-9"),
    ],
)
def test_what_cannot_be_renewed_is_refused(held, told, because):
    organisation = an_organisation()
    holding = a_holding(organisation, **held)

    with pytest.raises(Refused, match=because):
        renew_holding(holding, on=MARCH, **told, actor=someone_as(organisation, "rental_manager"))

    assert not holding.changes.exists()
