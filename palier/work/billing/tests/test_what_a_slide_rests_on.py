"""What billing says of a lease about to slide, and what it goes on calling afterwards."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import record_payments, set_term, share_rent, stop_term
from palier.work.billing.actions.payments import Received
from palier.work.billing.models import PayerShare, RentNotice, Term
from palier.work.billing.tests.examples import JUNE, MAY, a_payment, an_issued_run, terms_of
from palier.work.leases.asking import amounts_of
from palier.work.sliding.actions import slide_lease
from palier.work.sliding.facts import facts_of
from palier.work.sliding.tests.examples import a_slide
from palier.work.titles.tests.examples import a_holding

SEPTEMBER = date(2026, 9, 1)


def _said(slide, on):
    return {fact.label: (fact.state, fact.words) for fact in facts_of(slide.occupancy, on)}


def test_months_paid_in_a_row_are_counted_back_from_the_last_notice():
    organisation = an_organisation()
    slide = a_slide(organisation)
    terms_of(slide.occupancy)
    before = _said(slide, JUNE)["Loyers payés"]
    for month in (MAY, JUNE):
        an_issued_run(organisation, month)
    account = RentNotice.objects.first().account
    a_payment(account, "212.00")
    unpaid = _said(slide, JUNE)["Loyers payés"]
    a_payment(account, "212.00", on=date(2026, 6, 8))

    assert before == ("unknown", "aucun avis encore émis")
    assert unpaid == ("missing", "0 mois de suite sans impayé")
    assert _said(slide, date(2026, 6, 8))["Loyers payés"] == (
        "gathered",
        "2 mois de suite sans impayé",
    )
    assert _said(slide, JUNE)["Aide au logement"] == ("gathered", "ouverte")


def test_a_last_month_paid_beside_one_that_is_not_is_no_rent_that_is_paid():
    organisation = an_organisation()
    slide = a_slide(organisation)
    terms_of(slide.occupancy)
    for month in (MAY, JUNE):
        an_issued_run(organisation, month)
    june = RentNotice.objects.get(month=JUNE)
    record_payments(
        organisation,
        received=[Received(june.account, JUNE, june.net, means="cash", names=june)],
        actor=someone_as(organisation, "accountant"),
    )

    assert _said(slide, JUNE)["Loyers payés"] == (
        "missing",
        "1 mois de suite sans impayé, 1 mois d’avant à payer",
    )


def test_managed_by_mandate_afterwards_the_same_amounts_are_called_from_that_day():
    organisation = an_organisation()
    slide = a_slide(organisation, regime="art8_sublease")
    terms_of(slide.occupancy)
    mandate = a_holding(
        organisation, kind="mandate", place=slide.occupancy.main_place, starts_on=SEPTEMBER
    )

    slide = slide_lease(
        slide,
        on=SEPTEMBER,
        regime="loi89",
        lessor="SCI",
        mandate=mandate,
        actor=someone_as(organisation, "rental_manager"),
    )

    own = amounts_of(slide.own_lease, SEPTEMBER)
    assert (own.rent, own.charges, own.benefit) == (438, 61, 287)
    assert amounts_of(slide.occupancy, SEPTEMBER).total == Decimal(0)
    assert Term.objects.filter(occupancy=slide.own_lease).count() == 3


def test_a_home_says_what_it_costs_and_brings(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    slide = a_slide(organisation, regime="art8_sublease")
    terms_of(slide.occupancy)
    holding = slide.occupancy.holding
    holding.rent = Decimal(520)
    holding.save()

    page = client.get(f"/patrimoine/lieux/{slide.occupancy.main_place_id}/").content.decode()

    assert "520,00\u00a0€ par mois" in page
    assert "499,00\u00a0€ par mois" in page
    assert "−\u00a021,00\u00a0€ par mois" in page


def test_what_had_an_end_keeps_it_and_others_go_on_paying():
    organisation = an_organisation()
    slide = a_slide(organisation, regime="art8_sublease")
    home, manager = slide.occupancy, someone_as(organisation, "rental_manager")
    terms_of(home)
    discount = set_term(
        home, kind="discount", amount=Decimal(20), starts_on=MAY, reason="Travaux", actor=manager
    )
    stop_term(discount, ends_on=date(2026, 12, 1), actor=manager)
    ase = a_body(organisation, "ASE")
    share_rent(home, body=ase, kind="ase", percent=Decimal(50), starts_on=MAY, actor=manager)
    mandate = a_holding(organisation, kind="mandate", place=home.main_place, starts_on=SEPTEMBER)

    slide = slide_lease(
        slide, on=SEPTEMBER, regime="loi89", lessor="SCI", mandate=mandate, actor=manager
    )

    kept = Term.objects.get(occupancy=slide.own_lease, kind="discount")
    assert (kept.amount, kept.period.upper) == (20, date(2026, 12, 1))
    share = PayerShare.objects.get(occupancy=slide.own_lease)
    assert (share.percent, share.period.lower) == (50, SEPTEMBER)
