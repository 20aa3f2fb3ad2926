import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.letters.actions import restore_letter_template, retire_letter_template
from palier.work.letters.tests.examples import MAY_2, a_template


def _retired(organisation):
    system = the_system(organisation)
    return retire_letter_template(a_template(organisation), on=MAY_2, actor=system)


def _restore(row, role="rental_manager"):
    return restore_letter_template(row, actor=someone_as(row.organisation, role))


def test_it_is_offered_again():
    assert _restore(_retired(an_organisation())).retired_on is None


def test_not_one_in_use_nor_when_its_name_is_taken():
    organisation = an_organisation()
    gone = _retired(organisation)
    new = a_template(organisation)
    with pytest.raises(Refused, match="en usage"):
        _restore(new)
    with pytest.raises(Refused, match="porte déjà ce nom"):
        _restore(gone)
    gone.refresh_from_db()
    assert gone.retired_on == MAY_2


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _restore(_retired(an_organisation()), role="social_worker")
