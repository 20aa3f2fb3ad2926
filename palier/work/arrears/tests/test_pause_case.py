from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import close_case, pause_case
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import JUNE_1, a_case


def _pause(
    case, organisation, because="FSL demandé", until=date(2026, 7, 1), role="social_worker"
):
    return pause_case(
        case, because=because, until=until, on=JUNE_1, actor=someone_as(organisation, role)
    )


def test_a_pause_has_a_reason_and_an_end():
    organisation = an_organisation()

    case = _pause(a_case(organisation), organisation)

    assert (case.state, case.paused_because) == ("paused", "FSL demandé")
    assert case.paused_until == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"because": "  "}, "motif"),
        ({"until": None}, "date de fin"),
        ({"until": JUNE_1}, "déjà passée"),
        ({"until": date(2026, 12, 2)}, "Six mois au plus"),
    ],
)
def test_without_either_it_is_refused_and_the_case_goes_on(given, words):
    organisation = an_organisation()
    case = a_case(organisation)

    with pytest.raises(Refused, match=words):
        _pause(case, organisation, **given)

    assert ArrearsCase.objects.get().state == "found"


def test_a_pause_may_be_prolonged():
    organisation = an_organisation()
    case = _pause(a_case(organisation), organisation)

    assert _pause(case, organisation, until=date(2026, 12, 1)).paused_until == date(2026, 12, 1)


def test_a_closed_case_has_no_pause():
    organisation = an_organisation()
    case = a_case(organisation)
    close_case(case, closing="mistake", closed_on=JUNE_1, actor=the_system(organisation))

    with pytest.raises(Refused, match="clos"):
        _pause(case, organisation)
