import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.models import Handout
from palier.work.casework.tests.examples import a_handout


def test_a_new_version_replaces_the_one_before_in_its_language():
    organisation = an_organisation()
    old = a_handout(organisation, version="2025")
    arabic = a_handout(organisation, version="2025", language="arabe")

    a_handout(organisation, version="2026")

    old.refresh_from_db()
    arabic.refresh_from_db()
    assert (old.is_current, arabic.is_current) == (False, True)


def test_the_same_version_is_not_added_twice():
    organisation = an_organisation()
    a_handout(organisation)

    with pytest.raises(Refused, match="existe déjà"):
        a_handout(organisation)

    assert Handout.objects.get().is_current
