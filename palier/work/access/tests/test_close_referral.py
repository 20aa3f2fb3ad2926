from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import close_referral
from palier.work.access.tests.examples import MAY_2, a_referral


def test_a_referral_is_closed_with_its_outcome():
    organisation = an_organisation()
    referral = a_referral(organisation)

    close_referral(
        referral,
        on=MAY_2,
        outcome="met",
        words="Entre en formation",
        actor=someone_as(organisation, "reception"),
    )

    referral.refresh_from_db()
    assert (referral.state, referral.outcome, referral.words) == (
        "closed",
        "met",
        "Entre en formation",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [({"outcome": ""}, "avec sa suite"), ({"on": date(2026, 5, 1)}, "avant l’envoi")],
)
def test_without_outcome_or_too_early_it_stays_open(given, words):
    organisation = an_organisation()
    referral = a_referral(organisation)

    with pytest.raises(Refused, match=words):
        close_referral(
            referral,
            actor=someone_as(organisation, "reception"),
            **{"on": MAY_2, "outcome": "met", **given},
        )

    referral.refresh_from_db()
    assert referral.state == "sent"
