from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.owners.actions import (
    charge_invoice,
    deduct_invoice,
    give_credit_back,
    undo_mandate_expense,
    undo_owner_due,
)
from palier.work.owners.borne import charged_on
from palier.work.owners.models import MandateMove, OwnerDue
from palier.work.owners.rendering import standings, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_head_lease, a_mandate
from palier.work.suppliers.actions import cancel_invoice
from palier.work.suppliers.tests.examples import a_supplier, an_approved_invoice

MAY_6, MAY_20 = date(2026, 5, 6), date(2026, 5, 20)


def given_back(organisation, credit, amount="100.00", role="accountant", on=MAY_20):
    return give_credit_back(
        credit, amount=Decimal(amount), on=on, actor=someone_as(organisation, role)
    )


def a_borne_invoice(organisation, amount="440.00"):
    """An invoice of 440 of which the owner bears a part, and a credit note of 100 on it."""
    holding, account = a_head_lease(organisation), a_supplier(organisation)
    invoice = an_approved_invoice(organisation, account, holding=holding, code="6063")
    due = deduct_invoice(
        invoice,
        amount=Decimal(amount),
        on=MAY_6,
        agreed="Courriel du 2 mai",
        actor=someone_as(organisation, "accountant"),
    )
    credit = an_approved_invoice(
        organisation,
        account,
        number="AV-7",
        total="100.00",
        holding=holding,
        code="6063",
        is_credit=True,
    )
    return due, credit


def test_it_is_due_to_the_owner_and_no_profit_of_ours():
    organisation = an_organisation()
    _, credit = a_borne_invoice(organisation)
    entity = main_entity(organisation)
    assert balance_of(entity, "6063", on=MAY_20) == -100, "440 in, 440 deducted, 100 credited"

    due = given_back(organisation, credit)

    assert (due.amount, due.label) == (100, "Avoir : Chauffe-eau (AV-7)")
    assert balance_of(entity, "6063", on=MAY_20) == 0
    assert charged_on(credit) == -100


def test_in_parts_never_more_than_the_credit_note_nor_than_it_bears():
    organisation = an_organisation()
    _, credit = a_borne_invoice(organisation, amount="60.00")
    given_back(organisation, credit, "25.00")

    with pytest.raises(Refused, match="et 35,00"):
        given_back(organisation, credit, "35.01")

    given_back(organisation, credit, "35.00")
    with pytest.raises(Refused, match="ne supporte rien"):
        given_back(organisation, credit, "1.00")
    assert OwnerDue.objects.filter(amount__gt=0).count() == 2


def test_a_principal_holds_it_again():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    held, supplier = sums_of(account).closing, a_supplier(organisation)
    told = {"holding": account.holding, "code": "6063"}
    invoice = an_approved_invoice(organisation, supplier, total="40.00", **told)
    move = charge_invoice(
        invoice, amount=invoice.total, on=MAY_6, actor=someone_as(organisation, "accountant")
    )
    entity = account.entity
    assert balance_of(entity, "6063", on=MAY_20) == 0, "the cost that it was, not another"
    assert balance_of(entity, "615", on=MAY_20) == 0
    credit = an_approved_invoice(
        organisation, supplier, number="AV", total="15.00", is_credit=True, **told
    )

    before = standings([account], MAY_20)[account.pk]
    given_back(organisation, credit, "15.00")

    assert sums_of(account).closing == held - 25
    after = standings([account], MAY_20)[account.pk]
    assert (after.held, after.payable) == (before.held + 15, before.payable), (
        "told first, then paid"
    )
    assert balance_of(entity, "6063", on=MAY_20) == 0
    assert balance_of(entity, "4688", on=MAY_20) == 25, "what the fund gives back to us"
    with pytest.raises(Refused, match="Un avoir de ce fournisseur"):
        undo_mandate_expense(move, on=MAY_20, actor=someone_as(organisation, "accountant"))
    assert not MandateMove.objects.exclude(undoes=None).exists()


def test_what_was_deducted_is_not_undone_under_it_nor_itself_cancelled():
    organisation = an_organisation()
    due, credit = a_borne_invoice(organisation)
    back = given_back(organisation, credit)
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="Un avoir de ce fournisseur"):
        undo_owner_due(due, on=MAY_20, reason="Faux", actor=accountant)
    with pytest.raises(Refused, match="rendu au propriétaire"):
        cancel_invoice(credit, on=MAY_20, because="Faux", actor=accountant)

    undo_owner_due(back, on=MAY_20, reason="Faux", actor=accountant)
    undo_owner_due(due, on=MAY_20, reason="Faux", actor=accountant)
    assert charged_on(credit) == 0


def test_an_invoice_or_a_credit_note_that_nobody_bore_gives_nothing_back():
    organisation = an_organisation()
    holding = a_head_lease(organisation)
    invoice = an_approved_invoice(organisation, holding=holding)
    alone = an_approved_invoice(
        organisation, invoice.account, number="AV", holding=holding, is_credit=True
    )

    with pytest.raises(Refused, match="Seul un avoir"):
        given_back(organisation, invoice)
    with pytest.raises(Refused, match="l’avoir est pour nous"):
        given_back(organisation, alone)

    assert not OwnerDue.objects.exists()


def test_its_page_offers_it_and_an_invoice_for_nobody_says_so(client):
    organisation = an_organisation()
    _, credit = a_borne_invoice(organisation)
    nobody = an_approved_invoice(organisation, credit.account, number="F-9")
    come_in(client, organisation, "accountant")

    page = client.get(f"/factures/{credit.pk}/").content.decode()
    at = f"/proprietaires/factures/{credit.pk}/rendre/"
    assert at in page
    client.post(at, {"amount": "100,00", "on": "20/05/2026"})

    assert charged_on(credit) == -100
    for verb in ("deduire", "imputer", "rendre"):
        asked = client.get(f"/proprietaires/factures/{nobody.pk}/{verb}/")
        assert asked.status_code == 200


def test_who_may_not():
    organisation = an_organisation()
    _, credit = a_borne_invoice(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        given_back(organisation, credit, role="director")

    assert not OwnerDue.objects.filter(amount__gt=0).exists()
