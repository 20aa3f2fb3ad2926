from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import record_resource
from palier.work.billing.actions import set_term
from palier.work.billing.models import Term
from palier.work.billing.tests.examples import MAY, a_prepared_run, a_rented_home
from palier.work.leases.tests.examples import a_lived_in_contract

JANUARY = date(2026, 1, 1)


def test_nights_are_counted_one_by_one():
    organisation = an_organisation()
    home = a_lived_in_contract(organisation, regime="pitch", starts_on=date(2026, 5, 22))
    set_term(
        home,
        kind="rent",
        amount=Decimal("2.50"),
        unit="night",
        starts_on=date(2026, 5, 22),
        actor=the_system(organisation),
    )

    draft = a_prepared_run(organisation).drafts.get()

    assert draft.rent == Decimal("25.00")
    assert draft.lines[0]["formula"] == "10 × 2,5 €"


def test_r345_7_a_shelter_asks_a_percent_of_what_comes_in_and_says_when_it_knows_nothing():
    organisation = an_organisation()
    home = a_lived_in_contract(organisation, regime="shelter")
    system = the_system(organisation)
    set_term(
        home,
        kind="rent",
        amount=Decimal(0),
        percent=Decimal(15),
        starts_on=JANUARY,
        actor=system,
    )

    assert "no_resources" in a_prepared_run(organisation).drafts.get().checks
    record_resource(
        home.household, code="rsa", amount=Decimal("635.70"), starts_on=JANUARY, actor=system
    )
    draft = a_prepared_run(organisation).drafts.get()

    assert (draft.rent, draft.lines[0]["formula"]) == (Decimal("95.36"), "15 % de 635,7 €")


def test_a_discount_lowers_the_rent_with_its_reason():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    set_term(
        home,
        kind="discount",
        amount=Decimal("30.00"),
        reason="Chauffage en panne",
        starts_on=MAY,
        actor=someone_as(organisation, "rental_manager"),
    )

    draft = a_prepared_run(organisation).drafts.get()

    assert (draft.rent, draft.net) == (408, 182)
    assert draft.lines[1]["amount"] == "-30.00"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "discount"}, "Dites pourquoi"),
        ({"kind": "rent", "percent": Decimal(10)}, "Seul un hébergement"),
        ({"kind": "benefit", "unit": "night"}, "se compte par mois"),
        ({"kind": "rent", "percent": Decimal(101)}, "100 % des ressources"),
    ],
)
def test_a_way_that_the_regime_does_not_know_is_refused(given, words):
    organisation = an_organisation()
    home = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match=words):
        set_term(
            home,
            amount=Decimal(10),
            starts_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
            **given,
        )

    assert not Term.objects.exists()
