from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing.actions import NewTerm, bring_terms
from palier.work.billing.models import Term
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract


def test_amounts_run_from_their_day_under_the_word_of_the_regime():
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation, regime="logement_foyer")

    bring_terms(
        organisation,
        terms=[
            NewTerm(contract, "rent", Decimal("385.40"), JANUARY),
            NewTerm(contract, "service", Decimal("12.00"), JANUARY, "Blanchisserie"),
        ],
        actor=the_system(organisation),
    )

    told = Term.objects.order_by("pk").values_list("label", "amount")
    assert list(told) == [("Redevance", Decimal("385.40")), ("Blanchisserie", Decimal("12.00"))]


@pytest.mark.parametrize(
    ("amounts", "words"), [(("1.00", "-1.00"), "négatif"), (("1.00", "2.00"), "déjà un montant")]
)
def test_one_that_cannot_be_stops_them_all(amounts, words):
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match=words):
        bring_terms(
            organisation,
            terms=[NewTerm(contract, "rent", Decimal(a), JANUARY) for a in amounts],
            actor=the_system(organisation),
        )

    assert not Term.objects.exists()
