import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import close_mediation, note_exchange
from palier.work.neighbourhood.models import MediationStep
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_mediation


def _note(row, role="social_worker", **given):
    told = {"on": MAY_4, "side": "landlord", "words": "Viendra", "promised_on": MAY_11}
    return note_exchange(row, actor=someone_as(row.organisation, role), **(told | given))


def test_what_is_promised_has_its_day():
    assert _note(a_mediation(a_site(an_organisation()))).promised_on == MAY_11


def test_nothing_said_too_early_backwards_or_over_is_refused():
    row = a_mediation(a_site(an_organisation()))

    for given, words in [
        ({"words": ""}, "ce qui s’est dit"),
        ({"on": MAY_4.replace(day=1)}, "avant le début"),
        ({"on": MAY_11, "promised_on": MAY_4}, "plus tard"),
    ]:
        with pytest.raises(Refused, match=words):
            _note(row, **given)
    assert not MediationStep.objects.exists()
    close_mediation(
        row, outcome="x", is_settled=True, closed_on=MAY_11, actor=the_system(row.organisation)
    )
    with pytest.raises(Refused, match="rouvrez"):
        _note(row)
