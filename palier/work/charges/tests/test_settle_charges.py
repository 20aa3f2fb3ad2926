from datetime import date, timedelta
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.walls import today_in
from palier.registers.housing.actions import place_meter, read_meter
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.billing.actions import drop_extra
from palier.work.billing.models import Extra, RentNotice
from palier.work.billing.reads import kept_for_charges
from palier.work.billing.tests.examples import a_payment, an_issued_run
from palier.work.charges.actions import (
    open_charge_year,
    set_charge_shares,
    settle_charges,
    undo_charges,
)
from palier.work.charges.models import ChargeAccount
from palier.work.charges.papers import _key_said, account_pdf
from palier.work.charges.sharing import share_year
from palier.work.charges.tests.examples import (
    JANUARY,
    MARCH_2026,
    a_year,
    an_expense,
    three_months_called,
    two_homes,
)
from palier.work.leases.actions import (
    add_deduction,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
)
from palier.work.leases.models import SecurityDeposit
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.titles.tests.examples import a_holding

APRIL_2026 = date(2026, 4, 1)


def _settle(year, on=MARCH_2026, role="rental_manager", month_on=APRIL_2026):
    return settle_charges(
        year, on=on, month_on=month_on, actor=someone_as(year.organisation, role)
    )


def test_art_23_each_pays_its_part_less_what_was_called():
    organisation = an_organisation()
    homes = two_homes(organisation)
    three_months_called(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year)

    _settle(year)

    rows = ChargeAccount.objects.order_by("pk")
    assert [(r.days, r.share, r.called, r.balance) for r in rows] == [
        (365, 300, 60, 240), (365, 600, 120, 480),
    ]  # fmt: skip
    an_issued_run(organisation, APRIL_2026)
    notice = RentNotice.objects.get(occupancy=homes[0], month=APRIL_2026)
    assert notice.charges == 260
    assert account_pdf(rows[0]).startswith(b"%PDF")


def test_days_when_nobody_lived_there_stay_ours_and_parts_make_the_whole():
    organisation = an_organisation()
    homes = two_homes(organisation)
    end_occupancy(
        homes[1], ends_on=date(2025, 7, 1), end_reason="other", actor=the_system(organisation)
    )
    year = a_year(organisation, homes[0])
    an_expense(year, "1000.01")

    sharing = share_year(year)

    assert sharing.shared + sharing.vacant == sharing.recoverable == Decimal("1000.01")
    # 666.67 of it is the larger home's, 181 of 365 days lived in.
    assert [s.total for s in sharing.shares] == [Decimal("333.34"), Decimal("330.60")]


def test_a_credit_is_given_back_at_once():
    organisation = an_organisation()
    homes = two_homes(organisation)
    three_months_called(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year, "90.00")

    _settle(year)

    assert [e.amount for e in Extra.objects.order_by("pk")] == [-30, -60]


def test_an_account_is_not_told_sent_on_a_day_to_come():
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])
    an_expense(year, "90.00")
    tomorrow = today_in(organisation) + timedelta(days=1)

    with pytest.raises(Refused, match="à venir"):
        _settle(year, on=tomorrow, month_on=tomorrow)

    assert not Extra.objects.exists()


def test_art_23_a_late_account_is_called_by_twelfths(monkeypatch):
    monkeypatch.setattr("palier.work.charges.actions.today_in", lambda _: date(2027, 1, 2))
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year, "90.00")

    _settle(year, on=date(2027, 1, 2), month_on=date(2027, 2, 1))

    parts = Extra.objects.filter(occupancy=homes[0]).order_by("month")
    assert len(parts) == 12
    assert sum(e.amount for e in parts) == 30
    assert (parts[0].month, parts[11].month) == (date(2027, 2, 1), date(2028, 1, 1))


def test_flat_charges_are_never_reconciled():
    organisation = an_organisation()
    homes = two_homes(organisation, regime="logement_foyer")
    year = a_year(organisation, homes[0])
    an_expense(year)

    _settle(year)

    assert not ChargeAccount.objects.exists()
    assert not Extra.objects.exists()


@pytest.mark.parametrize(
    ("key", "parts"), [("equal", [450, 450]), ("persons", [450, 450]), ("surface", [300, 600])]
)
def test_each_key_shares_its_own_way(key, parts):
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year, key=key)

    assert [share.total for share in share_year(year).shares] == parts


def test_meters_and_shares_are_read_from_what_was_entered():
    organisation = an_organisation()
    homes = two_homes(organisation)
    system = the_system(organisation)
    year = a_year(organisation, homes[0])
    for home, used in zip(homes, (10, 30), strict=True):
        meter = place_meter(home.main_place, kind="water", number=f"E{home.pk}", actor=system)
        read_meter(meter, on=date(2025, 1, 1), value=Decimal(100), actor=system)
        read_meter(meter, on=date(2025, 12, 31), value=Decimal(100 + used), actor=system)
    an_expense(year, "400.00", "meters")
    an_expense(year, "1000.00", "shares", percent=75, label="Gardien")
    weights = {homes[0].main_place: 400, homes[1].main_place: 600}
    set_charge_shares(year, total=1000, weights=weights, actor=system)

    assert [share.total for share in share_year(year).shares] == [400, 750]


def test_a_key_that_does_not_sum_is_refused_and_nothing_is_kept():
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year, key="shares")
    weights = {homes[0].main_place: 400, homes[1].main_place: 500}
    set_charge_shares(year, total=1000, weights=weights, actor=the_system(organisation))

    with pytest.raises(Refused, match="font 900 ; l’immeuble en a 1000"):
        _settle(year)

    year.refresh_from_db()
    assert year.state == "draft"
    assert not Extra.objects.exists()


def test_a_year_that_runs_is_empty_or_settled_is_refused():
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    with pytest.raises(Refused, match="Aucune dépense"):
        _settle(year)
    an_expense(year)
    with pytest.raises(Refused, match="n’est pas fini"):
        _settle(year, on=date(2025, 12, 31))
    _settle(year)

    with pytest.raises(Refused, match="sont régularisées"):
        _settle(year)

    assert ChargeAccount.objects.count() == 2


def test_undone_before_any_notice_it_is_prepared_again():
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year)
    _settle(year)
    manager = someone_as(organisation, "rental_manager")

    undo_charges(year, actor=manager)
    assert not Extra.objects.exists()
    _settle(year)
    an_issued_run(organisation, APRIL_2026)

    with pytest.raises(Refused, match="en ont déjà appelé une part"):
        undo_charges(year, actor=manager)
    assert ChargeAccount.objects.count() == 2


def test_a_month_that_nobody_will_call_is_refused_and_nothing_is_kept():
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year)

    with pytest.raises(Refused, match="un avis à venir"):
        _settle(year, month_on=date(2025, 1, 1))

    year.refresh_from_db()
    assert (year.state, ChargeAccount.objects.count(), Extra.objects.count()) == ("draft", 0, 0)


def test_an_empty_room_is_nobody_s():
    """A flat of three rooms, 300 of charges: one let all the year, one half of it, one empty."""
    organisation = an_organisation()
    site = a_site(organisation)
    flat = a_place(site)
    rooms = [a_place(site, parent=flat) for _ in range(3)]
    one = a_lived_in_contract(organisation, place=rooms[0], starts_on=JANUARY)
    late = a_lived_in_contract(organisation, place=rooms[1], starts_on=date(2025, 7, 2))
    year = a_year(organisation, one)
    an_expense(year, "300.00", key="equal")

    told = share_year(year)

    parts = {share.occupancy.pk: share.total for share in told.shares}
    assert parts == {one.pk: 100, late.pk: Decimal("50.14")}, (
        "365 and 183 days of 365, a third each"
    )
    assert told.vacant == Decimal("149.86")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("surface", "30 m² sur 90 m²"),
        ("persons", "168 jours de présence sur 500 jours de présence"),
        ("meters", "1,2 sur 3,5"),
        ("shares", "12 sur 100"),
    ],
)
def test_a_weight_has_its_unit(key, said):
    line = {
        "surface": {"weight": 3000, "of": 9000},
        "persons": {"weight": 168, "of": 500},
        "meters": {"weight": 1200, "of": 3500},
        "shares": {"weight": 12, "of": 100},
    }[key]

    assert _key_said({"key": key, "lived": "50.00", **line}).endswith(
        f"{said} × 50,00 % des jours"
    )


def test_provisions_are_set_against_one_year_and_never_two():
    organisation = an_organisation()
    homes = two_homes(organisation)
    three_months_called(organisation)
    system = the_system(organisation)
    year = a_year(organisation, homes[0])
    other = open_charge_year(
        homes[0].site, starts_on=date(2025, 3, 1), ends_on=date(2025, 12, 1), actor=system
    )
    an_expense(year)
    an_expense(other)
    _settle(year)

    with pytest.raises(Refused, match="déduites deux fois"):
        _settle(other)
    with pytest.raises(Refused, match="déduites deux fois"):
        open_charge_year(
            homes[0].site, starts_on=date(2025, 6, 1), ends_on=date(2026, 6, 1), actor=system
        )

    other.refresh_from_db()
    assert other.state == "draft"
    assert ChargeAccount.objects.count() == 2


def test_a_home_taken_on_after_the_year_bears_no_part_of_it():
    organisation = an_organisation()
    homes = two_homes(organisation)
    year = a_year(organisation, homes[0])
    later = a_place(homes[0].site)
    a_holding(organisation, place=later, starts_on=date(2026, 2, 1))
    an_expense(year, key="equal")

    assert [share.total for share in share_year(year).shares] == [450, 450]


def test_the_balance_of_a_year_is_not_dropped_alone():
    organisation = an_organisation()
    homes = two_homes(organisation)
    three_months_called(organisation)
    year = a_year(organisation, homes[0])
    an_expense(year)
    _settle(year)

    with pytest.raises(Refused, match="annulez la régularisation"):
        drop_extra(Extra.objects.first(), actor=someone_as(organisation, "rental_manager"))

    assert Extra.objects.count() == 2


def test_what_a_deposit_kept_for_the_charges_waits_until_they_are_called():
    """Left in December 2025 with 60 kept of 400: an advance like another once 2025 is called."""
    organisation = an_organisation()
    homes, system = two_homes(organisation), the_system(organisation)
    three_months_called(organisation)
    leaving = homes[0]
    deposit = SecurityDeposit.objects.create(
        organisation=organisation, occupancy=leaving, amount=300, asked_on=JANUARY
    )
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(300), payer="person", means="transfer", actor=system
    )
    end_occupancy(leaving, ends_on=date(2026, 1, 1), end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=date(2025, 12, 31), conforming=True, actor=system)
    add_deduction(
        deposit, kind="charges", amount=Decimal(60), words="2025", proof="budget", actor=system
    )
    for payment in leaving.notices.all():
        a_payment(payment.account, str(payment.net), on=date(2026, 1, 5))
    settle_deposit(deposit, on=date(2026, 1, 20), actor=system)
    account = leaving.household.rent_accounts.get()
    assert kept_for_charges(account, date(2026, 3, 31)) == 60
    year = a_year(organisation, leaving)
    an_expense(year, amount="45.00")
    _settle(year)
    assert kept_for_charges(account, date(2026, 3, 31)) == 60, "settled, not yet called"

    an_issued_run(organisation, APRIL_2026)

    assert kept_for_charges(account, APRIL_2026) == 0
    assert kept_for_charges(account, date(2026, 3, 31)) == 60, "not before that notice"
