from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.tests.examples import a_household
from palier.work.eviction.actions import end_procedure, open_procedure
from palier.work.eviction.models import Procedure
from palier.work.eviction.tests.examples import MARCH_2, a_procedure


def test_from_our_contract_its_regime_and_its_day():
    organisation = an_organisation()

    procedure = a_procedure(organisation, debt=Decimal("212.00"))

    assert (procedure.path, procedure.signed_on) == ("lease", date(2026, 1, 1))
    assert procedure.household == procedure.occupancy.household


def test_for_a_household_that_another_landlord_houses():
    organisation = an_organisation()

    procedure = open_procedure(
        a_household(organisation),
        regime="social_lease",
        signed_on=date(2019, 4, 1),
        opened_on=MARCH_2,
        actor=someone_as(organisation, "social_worker"),
    )

    assert (procedure.occupancy, procedure.path) == (None, "lease")


def test_two_procedures_on_one_lease_are_refused():
    organisation = an_organisation()
    first = a_procedure(organisation)

    with pytest.raises(Refused, match="déjà ouverte pour ce contrat"):
        a_procedure(organisation, occupancy=first.occupancy)
    end_procedure(first, ending="paid", ended_on=MARCH_2, actor=the_system(organisation))
    a_procedure(organisation, occupancy=first.occupancy)

    assert Procedure.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "quel régime"),
        ({"regime": "loi89"}, "quand le bail"),
        ({"regime": "loi89", "signed_on": date(2026, 3, 3)}, "après la procédure"),
    ],
)
def test_without_what_its_delays_depend_on_it_is_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        open_procedure(
            a_household(organisation), opened_on=MARCH_2, actor=the_system(organisation), **given
        )

    assert not Procedure.objects.exists()


def test_another_households_contract_is_refused():
    organisation = an_organisation()
    procedure = a_procedure(organisation)

    with pytest.raises(Refused, match="pas celui de ce ménage"):
        open_procedure(
            a_household(organisation, "Autre"),
            occupancy=procedure.occupancy,
            opened_on=MARCH_2,
            actor=the_system(organisation),
        )
