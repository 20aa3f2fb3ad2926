from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import correct_partnership, renew_partnership
from palier.registers.partners.tests.examples import a_deliverable, a_partner, a_partnership


def _correct(row, bodies, role="director", **given):
    usual = {"title": "Soins", "kind": "charter", "starts_on": date(2026, 1, 1)}
    actor = someone_as(row.organisation, role)
    return correct_partnership(row, bodies=bodies, actor=actor, **{**usual, **given})


def test_its_words_its_end_and_its_signatories():
    organisation = an_organisation()
    row, other = a_partnership(organisation), a_partner(organisation, "La Passerelle")

    row = _correct(row, [other])

    assert (row.title, row.kind, row.period.upper) == ("Soins", "charter", None)
    assert row.signatories.get().body == other


def test_one_that_owes_something_is_not_left_out():
    organisation = an_organisation()
    row, other = a_partnership(organisation), a_partner(organisation, "La Passerelle")
    a_deliverable(row, signatory=row.signatories.get())

    with pytest.raises(Refused, match="a des livrables"):
        _correct(row, [other])
    assert row.signatories.get().body != other


def test_it_does_not_run_into_what_followed_it():
    row = a_partnership(an_organisation())
    starts_on = date(2027, 1, 1)
    renew_partnership(row, starts_on=starts_on, actor=the_system(row.organisation))

    for ends_on in (None, date(2027, 2, 1)):
        with pytest.raises(Refused, match="Sa suite commence le 1er\xa0janvier\xa02027"):
            _correct(row, [row.signatories.get().body], ends_on=ends_on)
    row.refresh_from_db()
    assert row.period.upper == starts_on


def test_who_may_not():
    row = a_partnership(an_organisation())
    with pytest.raises(PermissionDenied):
        _correct(row, [row.signatories.get().body], role="reception")
    row.refresh_from_db()
    assert row.title == "Accès aux soins des résidents"
