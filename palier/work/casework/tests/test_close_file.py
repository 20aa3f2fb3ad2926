from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import close_file
from palier.work.casework.tests.examples import a_followed_file, a_worker


def test_a_file_is_closed_once_and_not_before_it_was_opened():
    organisation = an_organisation()
    file, worker = a_followed_file(organisation), a_worker(organisation)

    with pytest.raises(Refused, match="avant l’ouverture"):
        close_file(file, on=date(2026, 1, 1), actor=worker)
    file.refresh_from_db()
    assert file.closed_on is None

    close_file(file, on=date(2026, 6, 1), actor=worker)
    with pytest.raises(Refused, match="déjà clos"):
        close_file(file, on=date(2026, 7, 1), actor=worker)
    file.refresh_from_db()
    assert file.closed_on == date(2026, 6, 1)
