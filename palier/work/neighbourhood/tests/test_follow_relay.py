import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.neighbourhood.actions import follow_relay
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_relay, a_villa


def _follow(relay, role="social_worker", **given):
    return follow_relay(relay, actor=someone_as(relay.organisation, role), **given)


def test_the_right_was_opened():
    relay = _follow(a_relay(a_villa(an_organisation())), met_on=MAY_11, is_open=True)

    assert (relay.met_on, relay.is_open) == (MAY_11, True)


def test_what_is_known_stays_known():
    relay = _follow(a_relay(a_villa(an_organisation())), is_open=True)

    relay = _follow(relay, outcome="Dossier reçu")

    assert (relay.is_open, relay.outcome) == (True, "Dossier reçu")


def test_nothing_told_or_too_early_is_refused():
    relay = a_relay(a_villa(an_organisation()))

    with pytest.raises(Refused, match="ce qu’il en est"):
        _follow(relay)
    with pytest.raises(Refused, match="avant le relais"):
        _follow(relay, met_on=MAY_4.replace(day=1))
    relay.refresh_from_db()
    assert relay.met_on is None
