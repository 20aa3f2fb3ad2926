from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import import_statement, reject_items, settle_rejects
from palier.base.bank.models import SepaBatch, StatementLine
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_batch, a_file, a_waiting_line, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

MAY_7, MAY_31 = date(2026, 5, 7), date(2026, 5, 31)


def _balance(organisation, code: str) -> Decimal:
    return balance_of(main_entity(organisation), code, on=MAY_31)


def _came_back(organisation, batch: SepaBatch) -> None:
    reject = Reject(batch.reference, "AM04", whole=True)
    reject_items(organisation, rejects=[reject], on=MAY_7, actor=the_system(organisation))


def _lines_without(batch: SepaBatch) -> int:
    return batch.items.filter(reject_line=None).count()


@pytest.mark.parametrize("said", ["REJET {}", "REJET DE PRELEVEMENTS"])
def test_a_batch_rejected_whole_and_returned_in_one_line_is_understood(said):
    """The bank shows the whole sum, then takes it back: named by it, or the only one alike."""
    organisation = an_organisation()
    batch = a_batch(organisation, "212.00", "100.00", kind="debit")
    _came_back(organisation, batch)

    import_statement(
        organisation,
        content=a_file(
            an_entry("312.00", f"REMISE {batch.reference}"),
            an_entry("-312.00", said.format(batch.reference), on="2026-05-08"),
            closing="1000.00",
        ),
        actor=the_system(organisation),
    )

    batch.refresh_from_db()
    assert batch.state == "settled"
    assert list(StatementLine.objects.order_by("on").values_list("matched_by", flat=True)) == [
        "batch",
        "reject",
    ]
    assert _lines_without(batch) == 0
    assert (_balance(organisation, "511"), _balance(organisation, "471")) == (0, 0)


def test_a_transfer_that_came_back_is_seen_going_out_then_coming_in():
    """Both lines name the order: the first is its batch, the second its return."""
    organisation = an_organisation()
    batch = a_batch(organisation, "450.00")
    _came_back(organisation, batch)
    reference = batch.items.get().reference

    import_statement(
        organisation,
        content=a_file(
            an_entry("-450.00", f"VIR {reference}"),
            an_entry("450.00", f"RETOUR {reference}", on="2026-05-08"),
            closing="1000.00",
        ),
        actor=the_system(organisation),
    )

    assert list(StatementLine.objects.order_by("on").values_list("matched_by", flat=True)) == [
        "batch",
        "reject",
    ]
    assert (_balance(organisation, "581"), _balance(organisation, "471")) == (0, 0)


def test_two_batches_that_came_back_alike_leave_the_line_to_a_person_who_may():
    organisation = an_organisation()
    first, second = (a_batch(organisation, "50.00", "60.00", kind="debit") for _ in range(2))
    _came_back(organisation, first)
    _came_back(organisation, second)
    line = a_waiting_line(organisation, "-110.00", "REJETS")
    assert line.state == "waiting"

    with pytest.raises(PermissionDenied):
        settle_rejects(second, line=line, actor=someone_as(organisation, "host"))
    settle_rejects(second, line=line, actor=someone_as(organisation, "accountant"))

    assert (_lines_without(first), _lines_without(second)) == (2, 0)
    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("matched", "reject")


def test_another_sum_or_a_batch_that_did_not_come_back_is_refused_and_nothing_moves():
    organisation = an_organisation()
    fine = a_batch(organisation, "70.00", kind="debit")
    batch = a_batch(organisation, "50.00", "60.00", kind="debit")
    _came_back(organisation, batch)
    line = a_waiting_line(organisation, "-109.00", "REJETS")
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="Rien de cette remise"):
        settle_rejects(fine, line=line, actor=accountant)
    with pytest.raises(Refused, match="il faudrait −\xa0110,00"):
        settle_rejects(batch, line=line, actor=accountant)

    line.refresh_from_db()
    assert (line.state, _lines_without(batch)) == ("waiting", 2)


def test_what_came_back_with_its_line_once_is_not_seen_twice():
    organisation = an_organisation()
    batch = a_batch(organisation, "50.00", "60.00", kind="debit")
    _came_back(organisation, batch)

    once = a_waiting_line(organisation, "-110.00", "REJETS")
    twice = a_waiting_line(organisation, "-110.00", f"REJETS {batch.reference}")

    assert _lines_without(batch) == 0
    assert (once.state, once.matched_by, twice.state) == ("matched", "reject", "waiting")


def test_a_bank_that_returns_some_of_its_orders_then_the_others_is_understood_by_hand():
    organisation = an_organisation()
    batch = a_batch(organisation, "50.00", "60.00", "70.00", kind="debit")
    _came_back(organisation, batch)
    fifty, sixty, seventy = batch.items.order_by("pk")
    line = a_waiting_line(organisation, "-110.00", "REJETS")
    assert line.state == "waiting"

    settle_rejects(batch, line=line, items=[fifty, sixty], actor=the_system(organisation))
    rest = a_waiting_line(organisation, "-70.00", f"REJET {batch.reference}")

    seventy.refresh_from_db()
    assert (rest.matched_by, seventy.reject_line_id) == ("reject", rest.pk)
    assert _lines_without(batch) == 0
