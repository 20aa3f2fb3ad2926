"""The budget page draws no figure from what nobody noted."""

from datetime import date
from decimal import Decimal

from django.urls import reverse

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people import actions as people
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
