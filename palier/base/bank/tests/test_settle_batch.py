from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import import_statement, reject_items, settle_batch, undo_batch_line
from palier.base.bank.models import StatementLine
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_batch, a_file, a_waiting_line, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in

MAY_31 = date(2026, 5, 31)


def _told(organisation, *entries: str, closing: str) -> None:
    import_statement(
        organisation, content=a_file(*entries, closing=closing), actor=the_system(organisation)
    )


def _balance(organisation, code: str) -> Decimal:
    return balance_of(main_entity(organisation), code, on=MAY_31)


def test_the_banks_line_is_recognised_by_its_reference_and_clears_581():
    organisation = an_organisation()
    batch = a_batch(organisation, "450.00", "50.00")

    _told(organisation, an_entry("-500.00", f"VIR {batch.reference}"), closing="500.00")

    batch.refresh_from_db()
    line = StatementLine.objects.get()
    assert (batch.state, batch.line_id, line.state, line.matched_by) == (
        "settled", line.pk, "matched", "batch",
    )  # fmt: skip
    assert (_balance(organisation, "581"), _balance(organisation, "5121")) == (0, -500)


def test_two_batches_alike_leave_the_line_to_a_person():
    organisation = an_organisation()
    first, second = a_batch(organisation), a_batch(organisation)

    _told(organisation, an_entry("-450.00", "VIREMENTS"), closing="550.00")
    line = StatementLine.objects.get()
    assert line.state == "waiting"

    settle_batch(second, line=line, actor=someone_as(organisation, "accountant"))

    first.refresh_from_db()
    assert (first.state, second.state) == (
        "issued",
        "issued",
    )  # the given row is not the locked one
    second.refresh_from_db()
    assert second.state == "settled"
    assert (_balance(organisation, "471"), _balance(organisation, "581")) == (0, -450)


def test_a_line_of_another_sum_is_refused_and_nothing_moves():
    organisation = an_organisation()
    batch = a_batch(organisation)
    line = a_waiting_line(organisation, "-449.00")

    with pytest.raises(Refused, match="il faudrait −\xa0450,00"):
        settle_batch(batch, line=line, actor=someone_as(organisation, "accountant"))

    batch.refresh_from_db()
    line.refresh_from_db()
    assert (batch.state, line.state) == ("issued", "waiting")


def test_a_bank_that_takes_the_rejects_off_its_line_is_understood():
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00", "100.00", kind="debit")
    item = batch.items.get(amount=100)
    reject_items(
        organisation,
        rejects=[Reject(item.reference, "AM04")],
        on=date(2026, 5, 7),
        actor=the_system(organisation),
    )

    line = a_waiting_line(organisation, "212.00")

    item.refresh_from_db()
    batch.refresh_from_db()
    line.refresh_from_db()
    assert (item.reject_line_id, batch.line_id, batch.state) == (line.pk, line.pk, "settled")
    assert line.matched_by == "batch"
    assert _balance(organisation, "511") == 0


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (an_entry("-450.00", "VIREMENTS", party=""), "matched"),
        (an_entry("-450.00", "VIR", party="SARA DIALLO"), "matched"),
        (an_entry("-450.00", "TAXE FONCIERE", party="TRESOR PUBLIC"), "waiting"),
        (an_entry("-450.00", "VIR", party="SCI LES ECURIES"), "waiting"),
        (an_entry("-450.00", "VIR", party="", iban="FR7630001007941234567890185"), "waiting"),
        (an_entry("-450.00", "VIREMENTS", party="", on="2026-05-05"), "waiting"),
    ],
)
def test_a_line_that_names_no_batch_is_one_where_it_says_nothing_of_somebody_else(entry, state):
    organisation = an_organisation()
    batch = a_batch(organisation)
    batch.items.update(name="SCI Les Diallo")

    _told(organisation, entry, closing="550.00")

    batch.refresh_from_db()
    assert StatementLine.objects.get().state == state
    assert batch.state == ("settled" if state == "matched" else "issued")


def test_a_line_that_was_another_is_undone_and_the_batch_is_awaited_again(client):
    organisation = an_organisation()
    batch = a_batch(organisation)
    _told(organisation, an_entry("-450.00", f"VIR {batch.reference}"), closing="550.00")
    come_in(client, organisation, "accountant")
    at = f"/encaissements/remises/{batch.pk}/voir/annuler/"
    line = StatementLine.objects.get()
    assert batch.reference in client.get(f"/encaissements/{line.pk}/").content.decode()
    assert at in client.get(f"/encaissements/remises/{batch.pk}/").content.decode()

    client.post(at, {"on": "20/05/2026"})

    batch.refresh_from_db()
    line.refresh_from_db()
    assert (batch.state, batch.line_id, line.state) == ("issued", None, "waiting")
    assert (_balance(organisation, "471"), _balance(organisation, "581")) == (450, -450)
    settle_batch(batch, line=line, actor=someone_as(organisation, "accountant"))
    assert _balance(organisation, "581") == 0


def test_one_that_no_line_has_told_of_has_nothing_to_undo():
    organisation = an_organisation()
    batch = a_batch(organisation)

    with pytest.raises(Refused, match="pas encore vu"):
        undo_batch_line(batch, on=MAY_31, actor=someone_as(organisation, "accountant"))
    with pytest.raises(PermissionDenied):
        undo_batch_line(batch, on=MAY_31, actor=someone_as(organisation, "reception"))

    batch.refresh_from_db()
    assert batch.state == "issued"


def test_not_before_the_day_of_the_line_and_nothing_has_moved():
    organisation = an_organisation()
    batch = a_batch(organisation)
    _told(organisation, an_entry("-450.00", f"VIR {batch.reference}"), closing="550.00")

    with pytest.raises(Refused, match="ce jour-là ou après"):
        undo_batch_line(batch, on=date(2026, 5, 1), actor=someone_as(organisation, "accountant"))

    batch.refresh_from_db()
    assert (batch.state, _balance(organisation, "581")) == ("settled", 0)
