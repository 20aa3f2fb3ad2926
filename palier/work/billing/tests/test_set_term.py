from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import set_term
from palier.work.billing.models import Term
from palier.work.billing.tests.examples import a_rented_home, terms_of
from palier.work.leases.tests.examples import JANUARY, a_draft
from palier.work.titles.actions import record_holding, set_convention
from palier.work.titles.tests.examples import a_holding

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


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


def test_a_rent_above_the_ceiling_of_the_convention_is_refused():
    """CCH art. L321-8: the rent of a home under convention is capped."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    set_convention(holding, convention="loc3", rent_ceiling=Decimal("402.10"), actor=manager)
    home = a_draft(organisation, place=place, regime="conventioned_sublease")

    set_term(home, kind="rent", amount=Decimal("402.10"), starts_on=JANUARY, actor=manager)
    with pytest.raises(Refused, match="plafonne le loyer à 402,10"):
        set_term(home, kind="rent", amount=Decimal("402.11"), starts_on=MAY, actor=manager)

    assert [term.amount for term in Term.objects.filter(occupancy=home)] == [Decimal("402.10")]


def test_article_8_a_sublease_costs_no_more_per_square_metre_than_the_head_lease():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    whole, half = a_place(site, surface="40.0"), a_place(site, surface="20.0")
    alone = a_place(site)
    a_holding(organisation, place=alone, rent=Decimal("520.00"))
    record_holding(
        a_body(organisation),
        kind="head_lease",
        places=[whole, half],
        starts_on=JANUARY,
        rent=Decimal("600.00"),
        actor=manager,
    )
    first = a_draft(organisation, place=alone, regime="art8_sublease")
    second = a_draft(organisation, place=half, regime="art8_sublease")

    set_term(first, kind="rent", amount=Decimal("520.00"), starts_on=JANUARY, actor=manager)
    set_term(second, kind="rent", amount=Decimal("200.00"), starts_on=JANUARY, actor=manager)
    with pytest.raises(Refused, match=r"520,00.*art. 8"):
        set_term(first, kind="rent", amount=Decimal("520.01"), starts_on=MAY, actor=manager)
    with pytest.raises(Refused, match=r"200,00.*art. 8"):
        set_term(second, kind="rent", amount=Decimal("200.01"), starts_on=MAY, actor=manager)

    assert Term.objects.filter(kind="rent").count() == 2


def test_whoever_hands_the_keys_sees_what_is_paid_each_month_added_up(client):
    draft = terms_of(a_draft(an_organisation()))
    come_in(client, draft.organisation, "rental_manager")

    page = client.get(f"/contrats/{draft.pk}/activer/").content.decode()
    told = page.replace("\u202f", " ").replace("\u00a0", " ")

    assert "438,00 €" in told
    assert "61,00 €" in told
    assert "287,00 €" in told
    assert "212,00 €" in told
    assert "Aucun montant" not in told


def test_a_household_has_one_benefit_by_whatever_name():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    told = {"kind": "benefit", "amount": Decimal(190), "actor": the_system(organisation)}

    with pytest.raises(Refused, match="n’en a qu’une"):
        set_term(home, label="APL", starts_on=date(2026, 6, 1), **told)

    assert Term.objects.filter(occupancy=home, kind="benefit").count() == 1
