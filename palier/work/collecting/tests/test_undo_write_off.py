from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.actions import reverse_notice
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import MAY, a_notice, a_payment
from palier.work.collecting.actions import approve_write_off, propose_write_off, undo_write_off

MAY_20 = date(2026, 5, 20)


def _given_up(organisation, amount: str = "112.00"):
    account = a_notice(organisation).account
    row = propose_write_off(
        account,
        amount=Decimal(amount),
        reason="Effacement",
        on=MAY,
        actor=someone_as(organisation, "rental_manager"),
    )
    return approve_write_off(row, on=MAY, actor=someone_as(organisation, "director"))


def _undo(row, role="accountant", on=MAY_20, reason="Payé depuis"):
    return undo_write_off(row, on=on, reason=reason, actor=someone_as(row.organisation, role))


def test_the_debt_is_due_again_and_what_came_since_pays_it():
    organisation = an_organisation()
    row = _given_up(organisation)
    a_payment(row.account, "212.00", on=date(2026, 5, 15))
    assert balance(row.account.auxiliary_id) == -112

    row = _undo(row)

    assert (row.state, row.undone_on) == ("undone", MAY_20)
    assert balance(row.account.auxiliary_id) == 0
    assert balance_of(main_entity(organisation), "654", on=MAY_20) == 0
    assert RentNotice.objects.with_paid().get().paid == 212


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"reason": " "}, "Dites pourquoi"), ({"on": date(2026, 4, 30)}, "ou après")],
)
def test_no_reason_or_a_day_before_it_is_refused_and_nothing_moves(changes, words):
    row = _given_up(an_organisation())

    with pytest.raises(Refused, match=words):
        _undo(row, **changes)

    row.refresh_from_db()
    assert (row.state, balance(row.account.auxiliary_id)) == ("approved", 100)


def test_once_only_and_a_host_may_not():
    row = _given_up(an_organisation())
    with pytest.raises(PermissionDenied):
        _undo(row, role="host")
    _undo(row)

    with pytest.raises(Refused, match="défait"):
        _undo(row)

    assert balance(row.account.auxiliary_id) == 212


def test_the_account_offers_it(client):
    organisation = an_organisation()
    row = _given_up(organisation)
    come_in(client, organisation, "accountant")
    page = client.get(f"/quittancement/comptes/{row.account_id}/").content.decode()
    at = f"/abandons/{row.pk}/defaire/"
    assert at in page
    url = next(each for each in page.split('"') if each.endswith(at))

    said = client.post(url, {"on": "2026-05-20", "reason": "Erreur"}, follow=True)

    assert "Abandon défait" in said.content.decode()


def test_a_notice_given_up_in_part_is_not_undone_before_the_write_off():
    """What was given up is no money of the household’s, to be freed and handed back."""
    row = _given_up(an_organisation())
    notice = RentNotice.objects.get()

    with pytest.raises(Refused, match="défaites d’abord l’abandon"):
        reverse_notice(notice, on=MAY_20, reason="faux", actor=the_system(row.organisation))
    assert balance(row.account.auxiliary_id) == 100

    _undo(row)
    reverse_notice(notice, on=MAY_20, reason="faux", actor=the_system(row.organisation))
    assert balance(row.account.auxiliary_id) == 0
