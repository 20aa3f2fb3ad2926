from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_member, a_user, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place
from palier.work.billing.actions import issue_rent_run, prepare_rent_run, record_payment
from palier.work.billing.models import RentNotice
from palier.work.billing.reporting import aged_accounts, by_axis, rates
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_notice,
    a_payment,
    a_rented_home,
    a_site_of_another_entity,
    an_issued_run,
)
from palier.work.leases.actions import end_occupancy

JUNE_30 = date(2026, 6, 30)


def _two_homes(organisation):
    """212 each in May and June: one has paid May, the other has left owing 424."""
    a_rented_home(organisation), a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    first, second = RentNotice.objects.filter(month=MAY).order_by("pk")
    a_payment(first.account)
    end_occupancy(
        second.occupancy,
        ends_on=date(2026, 6, 15),
        end_reason="other",
        actor=the_system(organisation),
    )


def test_5_3_flow_and_stock_are_two_rates():
    organisation = an_organisation()
    _two_homes(organisation)

    told = rates(organisation, MAY, JUNE_30)

    assert (told.called, told.paid, told.flow) == (848, 212, Decimal("75.0"))
    assert (told.owed_by_present, told.owed_by_gone) == (212, 424)
    assert (told.called_in_year, told.stock) == (1996, Decimal("31.9"))
    assert told.recovered == Decimal("25.0")


def test_what_is_dated_of_a_day_to_come_is_not_cashed_today():
    organisation = an_organisation()
    _two_homes(organisation)
    account = RentNotice.objects.filter(month=MAY).order_by("pk").last().account
    record_payment(
        account,
        on=timezone.localdate() + timedelta(days=9),
        amount=Decimal(100),
        means="cheque",
        actor=the_system(organisation),
    )

    told = rates(organisation, MAY, JUNE_30)

    assert (told.paid, told.recovered) == (212, Decimal("25.0"))
    assert sum(row.paid for row in by_axis(organisation, MAY, JUNE_30, "mois")) == 212


def test_each_axis_adds_up_to_the_same():
    organisation = an_organisation()
    _two_homes(organisation)

    for axis in ("mois", "site", "activite", "presence"):
        rows = by_axis(organisation, MAY, JUNE_30, axis)
        assert sum(row.net for row in rows) == 848
        assert sum(row.left for row in rows) == 636
    assert {row.key: row.left for row in by_axis(organisation, MAY, JUNE_30, "presence")} == {
        "here": 212, "gone": 424,
    }  # fmt: skip


def test_the_aged_balance_tells_who_is_gone_and_when_they_last_paid():
    organisation = an_organisation()
    _two_homes(organisation)

    rows = aged_accounts(organisation, JUNE_30)

    assert [(row.aged.due, row.is_present, row.last_paid_on) for row in rows] == [
        (424, False, None),
        (212, True, date(2026, 5, 6)),
    ]


def test_the_pages_answer_to_those_who_see_rents(client):
    organisation = an_organisation()
    a_notice(organisation)

    def get(role, url):
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client.get(url).status_code

    for url in ("/quittancement/chiffres/?par=site", "/quittancement/balance-agee/?qui=parti"):
        assert get("accountant", url) == 200
        assert get("social_worker", url) == 403


def test_each_entity_has_its_own_figures_and_they_make_the_whole(client):
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    a_rented_home(organisation), a_rented_home(organisation, place=a_place(site))
    system = the_system(organisation)
    for entity in (main_entity(organisation), scic):
        run = prepare_rent_run(organisation, month_on=MAY, entity=entity, actor=system)
        issue_rent_run(run, actor=system)
    a_payment(RentNotice.objects.get(run__entity=scic).account, "100.00")

    whole = by_axis(organisation, MAY, JUNE_30, "entite")
    ours, theirs = (
        by_axis(organisation, MAY, JUNE_30, "mois", entity)
        for entity in (main_entity(organisation), scic)
    )
    told = rates(organisation, MAY, JUNE_30, scic)

    assert {row.key: row.paid for row in whole} == {"Toit SCIC": 100, "Toit pour tous": 0}
    assert ([row.net for row in ours], [row.net for row in theirs]) == ([212], [212])
    assert (told.called, told.paid, told.owed_by_present) == (212, 100, 112)
    come_in(client, organisation, "rental_manager")
    page = client.get(f"/quittancement/chiffres/?entite={scic.pk}").content.decode()
    assert ", Toit SCIC." in page
    assert client.get("/quittancement/chiffres/?entite=abc").status_code == 200
