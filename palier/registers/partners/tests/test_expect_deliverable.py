from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import end_partnership, expect_deliverable
from palier.registers.partners.models import Deliverable
from palier.registers.partners.tests.examples import JUNE, a_partner, a_partnership


def _expect(row, role="director", **given):
    usual = {"what": "Bilan", "due_on": date(2026, 12, 15)}
    return expect_deliverable(row, actor=someone_as(row.organisation, role), **{**usual, **given})


def test_of_ours_or_of_one_that_has_signed():
    row = a_partnership(an_organisation())
    signatory = row.signatories.get()

    assert _expect(row).signatory is None
    assert _expect(row, signatory=signatory).signatory == signatory


@pytest.mark.parametrize(
    ("given", "words"),
    [({"what": " "}, "ce qui est à remettre"), ({"due_on": date(2025, 12, 1)}, "ne commence que")],
)
def test_nothing_or_before_it_begins_is_refused(given, words):
    with pytest.raises(Refused, match=words):
        _expect(a_partnership(an_organisation()), **given)
    assert not Deliverable.objects.exists()


def test_of_another_agreement_or_under_one_that_was_stopped():
    organisation = an_organisation()
    row = a_partnership(organisation)
    other = a_partnership(organisation, a_partner(organisation, "La Passerelle"))
    with pytest.raises(Refused, match="pas signé"):
        _expect(row, signatory=other.signatories.get())
    row = end_partnership(row, on=JUNE, why="Sans objet", actor=the_system(organisation))
    with pytest.raises(Refused, match="arrêtée"):
        _expect(row)
    with pytest.raises(PermissionDenied):
        _expect(other, role="social_worker")
    assert not Deliverable.objects.exists()
