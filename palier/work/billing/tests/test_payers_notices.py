"""What other payers are asked, on paper, and how the bank knows their transfer again."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.money import euros
from palier.base.kit.typography import month_in_words
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import (
    issue_rent_run,
    prepare_corrections,
    reverse_notice,
    set_term,
    share_rent,
)
from palier.work.billing.explaining import tree
from palier.work.billing.models import Payment, RentNotice
from palier.work.billing.papers import correction_letter_pdf
from palier.work.billing.payers import reference_of, statement_sheets
from palier.work.billing.tests.examples import MAY, a_rented_home, an_issued_run

JUNE_1 = date(2026, 6, 1)


def _shared(organisation, homes=1):
    body = a_body(organisation, "Service enfance")
    for _ in range(homes):
        share = share_rent(
            a_rented_home(organisation),
            body=body,
            kind="ase",
            percent=Decimal(50),
            starts_on=date(2026, 1, 1),
            actor=someone_as(organisation, "rental_manager"),
        )
    an_issued_run(organisation)
    return share.payer


def _sheet(organisation, payer):
    actor = someone_as(organisation, "rental_manager")
    return statement_sheets([payer], MAY, actor, JUNE_1)


def test_a_payer_is_told_its_part_of_each_notice_and_the_sum():
    organisation = an_organisation()
    payer = _shared(organisation, homes=2)

    [sheet] = _sheet(organisation, payer)

    table, pairs = sheet.sections[1], dict(sheet.sections[2].pairs)
    assert [row[3] for row in table.rows] == [euros(Decimal(106))] * 2
    assert pairs[f"Demandé pour {month_in_words(MAY)}"] == euros(Decimal(212))
    assert balance(payer.auxiliary_id) == 212
    assert sheet.lead == f"T{payer.pk}-202605"


def test_what_was_undone_is_asked_no_more():
    organisation = an_organisation()
    payer = _shared(organisation)

    reverse_notice(
        RentNotice.objects.get(),
        on=JUNE_1,
        reason="erreur",
        actor=someone_as(organisation, "rental_manager"),
    )

    [sheet] = _sheet(organisation, payer)
    assert len(sheet.sections) == 2
    assert "Rien" in sheet.sections[0].text


def test_a_household_whose_address_is_secret_is_not_named_to_another_payer():
    organisation = an_organisation()
    payer = _shared(organisation)
    household = RentNotice.objects.get().occupancy.household
    household.hidden_at = timezone.now()
    household.save(update_fields=["hidden_at"])

    [sheet] = _sheet(organisation, payer)

    assert sheet.sections[1].rows[0][2] == "personne protégée"


def test_its_transfer_is_known_by_its_reference_and_its_sum_together():
    organisation = an_organisation()
    payer = _shared(organisation)
    told = f"Part mai {reference_of(payer, MAY)}"

    right = a_waiting_line(organisation, amount="106.00", text=told)
    other = a_waiting_line(organisation, amount="100.00", text=told)
    stranger = a_waiting_line(organisation, amount="106.00", text="T999999-202605")

    payment = Payment.objects.get()
    assert (payment.bank_line, payment.third, payment.account) == (right, payer, None)
    assert (payment.on, balance(payer.auxiliary_id)) == (right.on, 0)
    assert {other.state, stranger.state} == {"waiting"}


def test_the_pages_print_one_payer_or_all(client):
    organisation = an_organisation()
    payer = _shared(organisation)
    come_in(client, organisation, "rental_manager")

    page = client.get(f"/quittancement/tiers/{payer.pk}/").content.decode()
    one = client.get(f"/quittancement/tiers/{payer.pk}/avis/2026-05/")
    every = client.get("/quittancement/tiers/avis/")

    assert f"T{payer.pk}-202605" in page
    assert one.content.startswith(b"%PDF")
    assert every.content.startswith(b"%PDF")
    assert client.get(f"/quittancement/tiers/{payer.pk}/avis/chateau/").status_code == 404


def test_another_association_prints_nothing_of_it(client):
    payer = _shared(an_organisation())
    come_in(client, an_organisation(), "rental_manager")

    assert client.get(f"/quittancement/tiers/{payer.pk}/avis/2026-05/").status_code == 404
    assert client.get("/quittancement/tiers/avis/").status_code == 302


def test_what_corrects_an_earlier_month_is_asked_with_the_month_that_calls_it():
    organisation = an_organisation()
    payer = _shared(organisation)
    home = RentNotice.objects.get().occupancy
    system = the_system(organisation)
    set_term(home, kind="rent", amount=Decimal("538.00"), starts_on=MAY, actor=system)
    run = prepare_corrections(organisation, month_on=JUNE_1, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    may, june = (
        statement_sheets([payer], month, system, JUNE_1)[0].sections for month in (MAY, JUNE_1)
    )

    assert [row[3] for row in may[1].rows] == [euros(Decimal(106))], "as it was sent"
    assert [row[3] for row in june[1].rows] == [euros(Decimal(50))]
    assert june[1].rows[0][1].endswith(f"pour {month_in_words(MAY)}")
    letter = RentNotice.objects.get(run=run)
    assert correction_letter_pdf(letter).startswith(b"%PDF")
    assert tree(letter, MAY, organisation.proration).amount == 50
