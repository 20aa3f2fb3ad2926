from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import sign_hand_over
from palier.work.casework.tests.examples import MAY_2, a_hand_over


def _sign(row, role="social_worker", **given):
    usual = {"on": MAY_2, "signed_how": "screen", "signed_as": "Awa Diallo "}
    return sign_hand_over(row, actor=someone_as(row.organisation, role), **{**usual, **given})


def test_whoever_was_given_it_signs():
    row = _sign(a_hand_over(a_household(an_organisation())))
    assert (row.signed_on, row.signed_how, row.signed_as) == (MAY_2, "screen", "Awa Diallo")


@pytest.mark.parametrize(
    ("given", "words"),
    [({"signed_as": " "}, "écrit son nom"), ({"on": date(2026, 5, 1)}, "a été remis le")],
)
def test_without_a_name_or_before_it_is_refused(given, words):
    row = a_hand_over(a_household(an_organisation()))
    with pytest.raises(Refused, match=words):
        _sign(row, **given)
    row.refresh_from_db()
    assert row.signed_on is None


def test_twice_or_by_who_may_not():
    row = a_hand_over(a_household(an_organisation()))
    with pytest.raises(PermissionDenied):
        _sign(row, role="accountant")
    row = _sign(row)
    with pytest.raises(Refused, match="signée depuis"):
        _sign(row)


def test_its_receipt_and_its_file_are_printed_again(client):
    organisation = an_organisation()
    row = _sign(a_hand_over(a_household(organisation)))
    come_in(client, organisation, "social_worker")

    page = client.get(f"/accompagnements/menages/{row.household_id}/rencontres/")
    assert f"/accompagnements/remises/{row.pk}/recu/" in page.content.decode()
    receipt = client.get(f"/accompagnements/remises/{row.pk}/recu/")
    assert receipt.content.startswith(b"%PDF")
    version = client.get(f"/accompagnements/documents-remis/{row.handout_id}/").content.decode()
    assert "/documents/joindre/casework.handout" in version
