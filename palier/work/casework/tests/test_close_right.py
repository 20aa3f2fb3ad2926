import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import close_right
from palier.work.casework.tests.examples import a_right, a_worker


def test_a_right_that_no_longer_concerns_is_closed_with_its_reason():
    organisation = an_organisation()
    right = a_right(organisation)

    close_right(right, closed_because="naturalisée", actor=a_worker(organisation))

    right.refresh_from_db()
    assert (right.state, right.closed_because) == ("closed", "naturalisée")


def test_without_a_reason_it_stays_open():
    organisation = an_organisation()
    right = a_right(organisation)

    with pytest.raises(Refused, match="pourquoi"):
        close_right(right, closed_because=" ", actor=a_worker(organisation))

    right.refresh_from_db()
    assert right.state == "open"
