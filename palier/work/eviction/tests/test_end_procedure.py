from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import end_procedure, sign_protocol
from palier.work.eviction.models import Procedure
from palier.work.eviction.tests.examples import MARCH_2, a_procedure, judged, summoned


def _end(procedure, ending="paid", on=date(2027, 1, 4), role="social_worker"):
    return end_procedure(
        procedure, ending=ending, ended_on=on, actor=someone_as(procedure.organisation, role)
    )


@pytest.mark.parametrize(
    ("ending", "kept"), [("paid", True), ("rehoused", True), ("withdrawn", True), ("left", False)]
)
def test_how_it_ended_says_whether_a_home_was_kept(ending, kept):
    procedure = _end(summoned(a_procedure(an_organisation())), ending)

    assert (procedure.ending, procedure.is_avoided) == (ending, kept)


def test_an_eviction_has_its_step_and_an_end_comes_last():
    procedure = summoned(a_procedure(an_organisation()))

    with pytest.raises(Refused, match="Notez d’abord l’expulsion"):
        _end(procedure, "evicted")
    with pytest.raises(Refused, match="est noté après"):
        _end(procedure, on=MARCH_2)

    assert Procedure.objects.get().ended_on is None
    _end(procedure)
    with pytest.raises(Refused, match="terminée"):
        _end(procedure)


def test_a_protocol_ends_first():
    organisation = an_organisation()
    procedure = judged(a_procedure(organisation))
    sign_protocol(
        procedure,
        signed_on=date(2026, 10, 20),
        until=date(2027, 10, 20),
        actor=the_system(organisation),
    )

    with pytest.raises(Refused, match="protocole est en cours"):
        _end(procedure)
