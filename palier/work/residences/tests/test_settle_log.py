import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import settle_log
from palier.work.residences.tests.examples import JUNE_2, a_word


def _settle(entry, role="host"):
    return settle_log(entry, settled_on=JUNE_2, actor=someone_as(entry.organisation, role))


def test_nothing_more_is_to_watch():
    assert _settle(a_word(a_site(an_organisation()))).settled_on == JUNE_2


def test_what_was_never_to_watch_or_is_over_is_refused():
    site = a_site(an_organisation())
    watched = _settle(a_word(site))

    for entry in (watched, a_word(site, kind="house")):
        with pytest.raises(Refused, match="surveiller"):
            _settle(entry)
    entry.refresh_from_db()
    assert entry.settled_on is None
