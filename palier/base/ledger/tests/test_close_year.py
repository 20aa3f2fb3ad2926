from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, close_year, needed_account, open_year, post_entry
from palier.base.ledger.models import ClosedMonth, FiscalYear
from palier.base.ledger.tests.examples import an_entry, an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

JAN_10 = date(2027, 1, 10)


def _in_suspense(organisation):
    entity = main_entity(organisation)
    return post_entry(
        entity,
        daybook="BQ",
        on=date(2026, 5, 6),
        label="En attente",
        piece="X",
        sides=[
            Side(the_account(organisation, "5121"), debit=Decimal(80)),
            Side(needed_account(entity, "471"), credit=Decimal(80)),
        ],
        actor=the_system(organisation),
    )


def test_a_closed_year_closes_its_twelve_months_and_opens_the_next():
    organisation = an_organisation()
    year = an_entry(organisation).year

    closed = close_year(year, closed_on=JAN_10, actor=someone_as(organisation, "accountant"))

    assert (closed.state, closed.closed_on) == ("closed", JAN_10)
    assert ClosedMonth.objects.count() == 12
    assert FiscalYear.objects.filter(period__contains=JAN_10).exists()
    with pytest.raises(Refused, match="mois est clos"):
        an_entry(organisation)


def test_the_database_itself_keeps_a_year_closed():
    organisation = an_organisation()
    year = close_year(
        an_entry(organisation).year, closed_on=JAN_10, actor=the_system(organisation)
    )

    with connection.cursor() as cursor, pytest.raises(Exception, match="a closed year"):
        cursor.execute("UPDATE ledger_fiscalyear SET state = 'open' WHERE id = %s", [year.pk])


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 12, 31), "se clôt après ce jour"), (JAN_10, "compte d’attente")],
)
def test_a_year_that_runs_or_holds_money_in_suspense_stays_open(day, words):
    organisation = an_organisation()
    year = _in_suspense(organisation).year

    with pytest.raises(Refused, match=words):
        close_year(year, closed_on=day, actor=someone_as(organisation, "accountant"))

    year.refresh_from_db()
    assert year.state == "open"
    assert not ClosedMonth.objects.exists()


def test_years_close_in_order_and_once():
    organisation = an_organisation()
    first = an_entry(organisation).year
    second = an_entry(organisation, on=date(2027, 3, 1)).year
    system = the_system(organisation)

    with pytest.raises(Refused, match="Clôturez d’abord l’exercice 2026"):
        close_year(second, closed_on=date(2028, 1, 5), actor=system)
    close_year(first, closed_on=JAN_10, actor=system)
    with pytest.raises(Refused, match="déjà clos"):
        close_year(first, closed_on=JAN_10, actor=system)


def test_an_unused_year_gives_way_to_a_longer_one():
    organisation = an_organisation()
    entity = main_entity(organisation)
    accountant = someone_as(organisation, "accountant")
    open_year(entity, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), actor=accountant)

    long = open_year(
        entity, starts_on=date(2025, 9, 1), ends_on=date(2027, 1, 1), actor=accountant
    )

    assert [y.pk for y in FiscalYear.objects.all()] == [long.pk]
    assert long.name == "2025-2026"
