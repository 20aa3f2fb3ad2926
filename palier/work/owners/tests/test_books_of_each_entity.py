"""What an entity owes to owners, holds for principals and collects is in its own books."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import add_bank_account
from palier.base.bank.models import SepaBatch
from palier.base.bank.tests.examples import a_bank_account, a_collecting_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import needed_account
from palier.base.ledger.month_end import points_of
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import entity_of, main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import Month
from palier.registers.housing.tests.examples import a_place
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import (
    issue_rent_run,
    keep_in_books,
    prepare_rent_run,
    record_payment,
)
from palier.work.billing.reads import account_for, owed_by
from palier.work.billing.tests.examples import (
    MAY,
    a_site_of_another_entity,
    terms_of,
)
from palier.work.collecting.actions import (
    collect_rents,
    count_till,
    doubt_debt,
    refund_in_cash,
    sign_sepa_mandate,
)
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions import (
    call_owner_dues,
    pay_owner_dues,
    render_statements,
    set_owner_bank,
)
from palier.work.owners.models import MandateAccount, OwnerAccount, OwnerDue
from palier.work.owners.reads import fund_of
from palier.work.owners.tests.examples import IBAN, a_head_lease
from palier.work.titles.papers import mandate_pdf
from palier.work.titles.tests.examples import a_holding

JUNE_3 = date(2026, 6, 3)
SCIC_IBAN = "FR7610107001011234567890129"


def two():
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    return organisation, main_entity(organisation), scic, site


def of_the_same_owner(ours, site):
    holding = a_holding(ours.organisation, rent=Decimal("300.00"), place=a_place(site))
    holding.owner = ours.owner
    holding.save()
    return holding


def scic_bank(scic):
    return add_bank_account(
        scic, label="Compte de la SCIC", iban=SCIC_IBAN,
        account=needed_account(scic, "5121"), actor=the_system(scic.organisation),
    )  # fmt: skip


def test_rents_due_to_one_owner_by_two_entities_are_two_debts_paid_from_two_banks():
    organisation, main, scic, site = two()
    ours = a_head_lease(organisation)
    theirs = of_the_same_owner(ours, site)
    system = the_system(organisation)

    call_owner_dues(organisation, month_on=MAY, actor=system)

    assert balance_of(main, "401", on=MAY) == Decimal("-450.00")
    assert balance_of(scic, "401", on=MAY) == Decimal("-300.00")
    assert balance_of(scic, "6132", on=MAY) == Decimal("300.00")
    accounts = {each.entity: each for each in OwnerAccount.objects.filter(body=ours.owner)}
    assert {each.iban for each in accounts.values()} == {IBAN}
    due = OwnerDue.objects.get(holding=theirs)
    bank = a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    with pytest.raises(Refused, match="n’est pas dans les comptes de"):
        pay_owner_dues(bank, dues=[due], on=JUNE_3, made_on=JUNE_3, actor=accountant)
    assert OwnerDue.objects.filter(item=None).count() == 2
    pay_owner_dues(scic_bank(scic), dues=[due], on=JUNE_3, made_on=JUNE_3, actor=accountant)
    assert (balance_of(scic, "401", on=JUNE_3), balance_of(main, "401", on=JUNE_3)) == (0, -450)

    set_owner_bank(ours.owner, holder="SCI", iban=SCIC_IBAN, actor=system)

    assert set(OwnerAccount.objects.values_list("iban", flat=True)) == {SCIC_IBAN}


def test_what_a_principal_is_held_is_in_the_books_of_its_mandate():
    organisation, main, scic, site = two()
    home = terms_of(
        a_lived_in_contract(organisation, place=a_place(site), household=a_household(organisation))
    )
    holding = a_holding(organisation, kind="mandate", place=home.main_place)
    holding.fee_percent = Decimal(8)
    holding.save()
    account = needed_mandate_account(holding)
    run = prepare_rent_run(organisation, month_on=MAY, entity=scic, actor=the_system(organisation))
    issue_rent_run(run, actor=the_system(organisation))

    record_payment(
        account_for(home), on=MAY, amount=Decimal(212), means="cash",
        actor=the_system(organisation),
    )  # fmt: skip
    render_statements(
        organisation, accounts=[account], last_on=date(2026, 5, 31), made_on=JUNE_3,
        actor=someone_as(organisation, "rental_manager"),
    )  # fmt: skip

    assert account.entity == scic
    # 212 less 8 % of 212
    assert fund_of(scic, JUNE_3).theirs == Decimal("195.04")
    assert fund_of(scic, JUNE_3).gap == 0
    assert fund_of(main, JUNE_3).theirs == 0
    assert balance_of(scic, "7064", on=JUNE_3) == Decimal("-16.96")
    assert balance_of(main, "7", on=JUNE_3) == 0


def test_what_is_written_for_owners_keeps_a_site_where_it_is():
    organisation, main, _, site = two()
    a_holding(organisation, rent=Decimal("300.00"), place=a_place(site))
    call_owner_dues(organisation, month_on=MAY, actor=the_system(organisation))

    with pytest.raises(Refused, match="loyers dus à ses propriétaires"):
        keep_in_books(site, entity=main, actor=someone_as(organisation, "accountant"))


def test_debits_the_till_and_doubts_are_of_the_entity_that_is_owed():
    organisation, main, scic, site = two()
    home = terms_of(a_lived_in_contract(organisation, place=a_place(site)))
    system, accountant = the_system(organisation), someone_as(organisation, "accountant")
    issue_rent_run(
        prepare_rent_run(organisation, month_on=MAY, entity=scic, actor=system), actor=system
    )
    account = account_for(home)
    doubt_debt(account, amount=Decimal(100), reason="Parti", on=MAY, actor=accountant)
    assert (balance_of(scic, "491", on=MAY), balance_of(main, "491", on=MAY)) == (-100, 0)
    mandate = sign_sepa_mandate(
        account, holder="Zola", iban=IBAN, signed_on=date(2028, 5, 1), actor=system
    )
    with pytest.raises(Refused, match="n’est pas dans les comptes de"):
        collect_rents(
            a_collecting_account(organisation), mandates=[mandate], on=date(2030, 3, 6),
            made_on=JUNE_3, actor=accountant,
        )  # fmt: skip
    assert not SepaBatch.objects.exists()
    assert owed_by(account) == 212

    record_payment(account, on=JUNE_3, amount=Decimal(300), means="cash", actor=accountant)
    refund_in_cash(account, amount=Decimal(88), on=JUNE_3, actor=accountant)

    assert (balance_of(scic, "531", on=JUNE_3), balance_of(main, "531", on=JUNE_3)) == (212, 0)
    count_till(scic, on=JUNE_3, counted=Decimal(212), actor=accountant)
    count_till(main, on=JUNE_3, counted=Decimal(0), actor=accountant)


def test_each_page_of_money_is_told_entity_by_entity(client):
    organisation, main, scic, site = two()
    ours = a_head_lease(organisation)
    theirs = of_the_same_owner(ours, site)
    call_owner_dues(organisation, month_on=MAY, actor=the_system(organisation))
    come_in(client, organisation, "accountant")

    for at in ("/proprietaires/payer/", "/proprietaires/mandats/", "/quittancement/caisse/",
               "/quittancement/prelevements/"):  # fmt: skip
        for entity in (main, scic):
            page = client.get(f"{at}?entite={entity.pk}")
            assert page.status_code == 200, at
            assert "Toit SCIC" in page.content.decode(), at

    asked = client.get(f"/proprietaires/payer/?entite={scic.pk}").context["form"]
    assert [each.holding for each in asked.fields["dues"].queryset] == [theirs]
    none = client.get(f"/proprietaires/mandats/verser/?entite={scic.pk}").content.decode()
    assert "Rien à payer pour cette entité" in none.replace("\u00a0", " ")
    assert "n’a pas de tel compte" in none.replace("\u00a0", " ")
    labels = {each.label: each.left for each in points_of(scic, Month.of(MAY))}
    assert "300,00" in labels["Propriétaires à payer"].replace("\u00a0", " ")
    assert MandateAccount.objects.count() == 0


def test_a_mandate_of_debit_is_of_one_creditor_and_keeps_the_site_where_it_is():
    organisation, main, scic, site = two()
    home = terms_of(a_lived_in_contract(organisation, place=a_place(site)))
    sign_sepa_mandate(
        account_for(home), holder="Zola", iban=IBAN, signed_on=MAY, actor=the_system(organisation)
    )

    with pytest.raises(Refused, match="mandats de prélèvement"):
        keep_in_books(site, entity=main, actor=someone_as(organisation, "accountant"))

    assert entity_of(Site.objects.get(pk=site.pk)) == scic


def test_a_plan_and_a_mandate_are_papers_of_the_entity_that_is_owed(monkeypatch):
    organisation, _, scic, site = two()
    holding = a_holding(organisation, kind="mandate", place=a_place(site))
    told = []
    monkeypatch.setattr(
        "palier.work.titles.papers.sheet_pdf",
        lambda row, of, sheet, *, entity: told.append((entity, sheet.signatures[-1].who)) or b"",
    )

    mandate_pdf(holding, MAY)

    assert told == [(scic, "Pour Toit SCIC")]
