from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.arrears.tests.examples import a_plan
from palier.work.eviction.models import SocialProtocol
from palier.work.eviction.tests.examples import SIGNED, a_procedure, a_protocol, judged, summoned


def test_after_the_judge_it_stops_the_eviction_for_two_years_at_most():
    protocol = a_protocol(judged(a_procedure(an_organisation())))

    assert (protocol.state, protocol.lease_by_on) == ("running", date(2029, 1, 20))


def test_with_the_plan_that_the_household_pays():
    organisation = an_organisation()
    procedure = judged(a_procedure(organisation))
    account = procedure.household.rent_accounts.get()
    plan = a_plan(account, basis="protocol")

    assert a_protocol(procedure, plan=plan, approved_on=SIGNED).plan == plan


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"until": date(2028, 10, 21)}, "Deux ans au plus"),
        ({"signed_on": date(2026, 9, 14)}, "Le bail a pris fin"),
        ({"until": SIGNED}, "finit après sa signature"),
    ],
)
def test_cch_442_6_5_bounds_it(given, words):
    procedure = judged(a_procedure(an_organisation()))

    with pytest.raises(Refused, match=words):
        a_protocol(procedure, **given)

    assert not SocialProtocol.objects.exists()


def test_before_the_lease_has_ended_or_twice_it_is_refused():
    with pytest.raises(Refused, match="vient après le jugement"):
        a_protocol(summoned(a_procedure(an_organisation())))
    procedure = judged(a_procedure(an_organisation()))
    a_protocol(procedure)
    with pytest.raises(Refused, match="déjà en cours"):
        a_protocol(procedure)
