from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import set_term
from palier.work.billing.models import Term
from palier.work.leases.tests.examples import JANUARY, a_draft

JUNE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("regime", "label"),
    [("loi89", "Loyer"), ("logement_foyer", "Redevance"), ("shelter", "Participation")],
)
def test_the_rent_is_called_as_its_regime_calls_it(regime, label):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    term = set_term(
        a_draft(organisation, regime=regime),
        kind="rent",
        amount=Decimal("438.00"),
        starts_on=JANUARY,
        actor=manager,
    )

    assert term.label == label


def test_a_new_amount_stops_the_one_before():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation)

    for amount, day in (("438.00", JANUARY), ("442.38", JUNE)):
        set_term(draft, kind="rent", amount=Decimal(amount), starts_on=day, actor=manager)

    terms = Term.objects.order_by("period").values_list("amount", "period")
    assert [(amount, days.lower, days.upper) for amount, days in terms] == [
        (Decimal("438.00"), JANUARY, JUNE),
        (Decimal("442.38"), JUNE, None),
    ]


@pytest.mark.parametrize(
    ("amount", "day", "words"),
    [("-1.00", JUNE, "négatif"), ("500.00", date(2025, 1, 1), "a déjà un montant à partir du")],
)
def test_a_negative_rent_or_one_that_rewrites_the_past_is_refused(amount, day, words):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation)
    set_term(draft, kind="rent", amount=Decimal("438.00"), starts_on=JANUARY, actor=manager)

    with pytest.raises(Refused, match=words):
        set_term(draft, kind="rent", amount=Decimal(amount), starts_on=day, actor=manager)

    assert Term.objects.get().amount == Decimal("438.00")
