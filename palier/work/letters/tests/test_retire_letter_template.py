import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.letters.actions import retire_letter_template
from palier.work.letters.tests.examples import MAY_2, a_template


def _retire(row, role="director"):
    return retire_letter_template(row, on=MAY_2, actor=someone_as(row.organisation, role))


def test_it_is_no_longer_offered_and_its_name_is_free():
    organisation = an_organisation()
    assert _retire(a_template(organisation)).retired_on == MAY_2
    assert a_template(organisation).retired_on is None


def test_not_twice():
    row = _retire(a_template(an_organisation()))
    with pytest.raises(Refused, match="retiré depuis le 2\xa0mai\xa02026"):
        _retire(row)


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _retire(a_template(an_organisation()), role="lawyer")
