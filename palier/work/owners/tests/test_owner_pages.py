"""The pages of owners answer to those who see their money, and to no other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import a_rented_home, a_write_off, an_issued_run
from palier.work.owners.reads import margins
from palier.work.owners.tests.examples import a_cashed_month, a_head_lease, a_mandate
from palier.work.owners.tests.test_call_owner_dues import MAY, _call
from palier.work.owners.tests.test_deduct_from_rent import deducted
from palier.work.owners.tests.test_render_statement import _render
from palier.work.titles.models import Holding


def _get(client, organisation, role, url):
    user = a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client.get(url)


def test_each_page_answers(client):
    organisation = an_organisation()
    account = a_mandate(organisation)
    holding = a_head_lease(organisation)
    _call(organisation)
    a_cashed_month(organisation, account)
    statement = _render(account)
    pages = [
        "/proprietaires/",
        "/proprietaires/marges/",
        "/proprietaires/mandats/",
        f"/proprietaires/mandats/{account.pk}/",
        f"/proprietaires/comptes-rendus/{statement.pk}/",
        "/proprietaires/payer/",
        "/proprietaires/mandats/verser/",
        f"/contrats/prises-a-bail/{holding.pk}/",
        f"/structures/{holding.owner_id}/",
    ]

    for page in pages:
        assert _get(client, organisation, "rental_manager", page).status_code == 200, page
        assert _get(client, organisation, "volunteer", page).status_code in {403, 404}, page


def test_the_mandates_cost_the_same_for_two_and_for_four(client, django_assert_max_num_queries):
    organisation = an_organisation()
    for _ in range(2):
        a_mandate(organisation)
    _get(client, organisation, "accountant", "/proprietaires/mandats/")
    with CaptureQueriesContext(connection) as few:
        client.get("/proprietaires/mandats/")
    for _ in range(2):
        a_mandate(organisation)

    with django_assert_max_num_queries(len(few)):
        assert client.get("/proprietaires/mandats/").status_code == 200


@pytest.mark.parametrize("rent", ["450.00", "600.00"])
def test_a_margin_is_what_is_called_less_what_is_due_less_what_is_unpaid(rent):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    holding = a_head_lease(organisation, rent=rent, place=home.main_place)
    _call(organisation)
    an_issued_run(organisation)

    (row,) = margins(organisation, MAY, [Holding.objects.get(pk=holding.pk)])

    assert (row.called, row.cost, row.unpaid) == (499, float(rent), 212)
    assert row.margin == 499 - row.cost - 212


def test_what_is_given_up_was_not_received_and_a_deduction_is_no_lower_rent():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    holding = a_head_lease(organisation, rent="450.00", place=home.main_place)
    _call(organisation)
    an_issued_run(organisation)
    (before,) = margins(organisation, MAY, [holding])

    deducted(organisation, holding)
    account = RentNotice.objects.get().account
    a_write_off(account, "100.00", on=MAY)

    (after,) = margins(organisation, MAY, [holding])
    assert after == before
