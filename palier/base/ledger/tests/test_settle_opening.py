from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, post_entry, settle_opening
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in

MAY_5 = date(2026, 5, 5)


def brought_over(organisation, amount="120.50"):
    return post_entry(
        main_entity(organisation),
        daybook="AN",
        on=MAY_5,
        label="Reprise",
        piece="R1",
        sides=[
            Side(the_account(organisation, "5121"), debit=Decimal(amount)),
            Side(the_account(organisation, "890"), credit=Decimal(amount)),
        ],
        actor=the_system(organisation),
    )


def test_what_balances_brought_over_leave_becomes_the_funds_of_the_association():
    organisation = an_organisation()
    entity = main_entity(organisation)
    brought_over(organisation)

    settle_opening(entity, code="110", on=MAY_5, actor=someone_as(organisation, "accountant"))

    assert balance_of(entity, "890", on=MAY_5) == 0
    assert balance_of(entity, "110", on=MAY_5) == Decimal("-120.50")


@pytest.mark.parametrize(
    ("code", "on", "words"),
    [("411", MAY_5, "compte de fonds"), ("110", date(2026, 5, 4), "déjà soldé")],
)
def test_nothing_to_settle_or_another_account_is_refused_and_nothing_is_posted(code, on, words):
    organisation = an_organisation()
    brought_over(organisation)

    with pytest.raises(Refused, match=words):
        settle_opening(
            main_entity(organisation),
            code=code,
            on=on,
            actor=someone_as(organisation, "accountant"),
        )

    assert Entry.objects.count() == 1


def test_who_may_not():
    organisation = an_organisation()
    brought_over(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        settle_opening(
            main_entity(organisation),
            code="110",
            on=MAY_5,
            actor=someone_as(organisation, "social_worker"),
        )

    assert Entry.objects.count() == 1


def test_the_page_of_the_month_leads_to_it(client):
    organisation = an_organisation()
    brought_over(organisation)
    come_in(client, organisation, "accountant")

    page = client.get("/comptabilite/fin-de-mois/").content.decode()
    client.post("/comptabilite/fin-de-mois/ouverture/", {"code": "110", "on": "05/05/2026"})

    assert "/comptabilite/fin-de-mois/ouverture/" in page
    assert balance_of(main_entity(organisation), "890", on=MAY_5) == 0
