"""The budget page draws no figure from what nobody noted."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people import actions as people
from palier.registers.people.models import ResourceLine
from palier.registers.people.tests.examples import a_household
from palier.work.casework.tests.examples import a_worker


def _noted(household, code, amount):
    people.record_resource(
        household,
        code=code,
        amount=Decimal(amount),
        starts_on=date(2020, 1, 1),
        actor=a_worker(household.organisation),
    )


def _page(client, household):
    page = client.get(reverse("casework:household_budget", args=[household.pk])).content.decode()
    return page.replace("\u00a0", " ").replace("\u202f", " ")


def test_without_a_rent_there_is_no_ratio_and_it_says_what_lacks(client):
    household = a_household(an_organisation())
    come_in(client, household.organisation, "social_worker")
    _noted(household, "rsa", "900")

    page = _page(client, household)
    assert "0,0 %" not in page
    assert "notez le loyer" in page
    assert "aucun loyer noté" in page

    _noted(household, "rent", "0")
    page = _page(client, household)
    assert "0,0 %" in page
    assert "notez le loyer" not in page


def test_without_income_noted_it_is_not_a_household_without_income(client):
    household = a_household(an_organisation())
    come_in(client, household.organisation, "social_worker")
    _noted(household, "rent", "400")

    page = _page(client, household)
    assert "sans ressources" not in page
    assert "notez ce qui rentre" in page

    _noted(household, "rsa", "0")
    assert "sans ressources" in _page(client, household)


def _take_up(client, household, **given):
    address = reverse("casework:take_up_amounts", args=[household.pk])
    lines = ResourceLine.objects.filter(household=household, period__upper_inf=True)
    shown = {f"amount-{line.pk}": str(line.amount).replace(".", ",") for line in lines}
    was = {f"was-{line.pk}": str(line.amount) for line in lines}
    return client.post(address, {"starts_on": "2026-06-01", **shown, **was, **given})


def _told(household):
    rows = ResourceLine.objects.filter(household=household).order_by("code", "period")
    return [(row.code, str(row.amount), row.period.lower, row.period.upper) for row in rows]


def _two_amounts(client):
    household = a_household(an_organisation())
    come_in(client, household.organisation, "social_worker")
    _noted(household, "rsa", "900")
    _noted(household, "phone", "20")
    return household, ResourceLine.objects.get(code="rsa")


def test_last_month_is_taken_up_again_and_only_what_changed_is_noted(client):
    household, rsa = _two_amounts(client)
    address = reverse("casework:take_up_amounts", args=[household.pk])
    assert 'value="900,00"' in client.get(address).content.decode()

    answer = _take_up(client, household, **{f"amount-{rsa.pk}": "646,52"})

    assert answer.status_code == 302
    first, june = date(2020, 1, 1), date(2026, 6, 1)
    assert _told(household) == [
        ("phone", "20.00", first, None),
        ("rsa", "900.00", first, june),
        ("rsa", "646.52", june, None),
    ]


def test_an_amount_changed_by_a_colleague_meanwhile_is_not_written_over(client):
    household, rsa = _two_amounts(client)
    before = _told(household)

    answer = _take_up(
        client, household, **{f"amount-{rsa.pk}": "646,52", f"was-{rsa.pk}": "800.00"}
    )

    assert "noté entre-temps" in answer.content.decode()
    assert _told(household) == before


def test_nothing_changed_or_a_day_before_it_began_is_said_and_nothing_is_noted(client):
    household, rsa = _two_amounts(client)
    before = _told(household)

    same = _take_up(client, household)
    early = _take_up(client, household, starts_on="2019-12-01", **{f"amount-{rsa.pk}": "1"})

    assert "Aucun montant n’a changé" in same.content.decode()
    assert "n’a commencé que le" in early.content.decode()
    assert _told(household) == before


def test_two_tabs_that_take_up_the_same_budget_lose_nothing(client):
    household, rsa = _two_amounts(client)
    shown = {f"amount-{rsa.pk}": "622,22", f"was-{rsa.pk}": "900.00", "starts_on": "2026-06-01"}
    _take_up(client, household, **{f"amount-{rsa.pk}": "611,11"})
    before = _told(household)

    answer = client.post(reverse("casework:take_up_amounts", args=[household.pk]), shown)

    page = answer.content.decode()
    assert "entre-temps" in page
    assert 'value="611,11"' in page
    assert _told(household) == before


def test_two_wages_are_told_apart_and_an_empty_amount_is_asked_for(client):
    household = a_household(an_organisation())
    come_in(client, household.organisation, "social_worker")
    person = household.members.get().person
    people.record_resource(
        household,
        code="wage",
        amount=Decimal(740),
        starts_on=date(2020, 1, 1),
        person=person,
        actor=a_worker(household.organisation),
    )
    _noted(household, "wage", "300")
    page = client.get(reverse("casework:take_up_amounts", args=[household.pk])).content.decode()
    assert f"Salaire, {person}" in page
    line = ResourceLine.objects.get(person=person)

    answer = _take_up(client, household, **{f"amount-{line.pk}": ""})

    assert "0 s’il n’y en a plus" in answer.content.decode().replace("\u00a0", " ")
    assert len(_told(household)) == 2
