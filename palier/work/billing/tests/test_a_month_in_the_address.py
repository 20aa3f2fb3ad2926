"""A month written in an address is a proposal: what is no month proposes nothing and breaks nothing."""

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user


@pytest.mark.parametrize(
    ("said", "offered"),
    [("2026-05", 'value="2026-05"'), ("abc", ""), ("2026-99", ""), ("<b>", ""), ("9" * 400, "")],
)
def test_a_strange_month_in_the_address_breaks_nothing(client, said, offered):
    organisation = an_organisation()
    user = a_user()
    a_member(organisation, "rental_manager", user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()

    page = client.get("/quittancement/preparer/", {"mois": said})

    assert page.status_code == 200
    assert offered in page.content.decode()
    assert said == "2026-05" or f'value="{said}"' not in page.content.decode()
