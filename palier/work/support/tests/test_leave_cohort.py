from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import leave_cohort, note_cohort_step
from palier.work.support.tests.examples import MAY_2, a_cohort_member


def test_a_household_leaves_with_its_reason_and_its_steps_stay():
    organisation = an_organisation()
    member, worker = a_cohort_member(organisation), a_worker(organisation)

    leave_cohort(member, left_on=date(2026, 6, 1), left_because="Partie à Lyon", actor=worker)

    member.refresh_from_db()
    assert (member.left_on, member.left_because) == (date(2026, 6, 1), "Partie à Lyon")
    with pytest.raises(Refused, match="déjà sorti"):
        note_cohort_step(member, kind="entry", on=date(2026, 7, 1), actor=worker)


@pytest.mark.parametrize(
    ("given", "words"),
    [({"left_because": ""}, "pourquoi"), ({"left_on": date(2026, 1, 1)}, "avant l’entrée")],
)
def test_without_reason_or_before_its_entry_it_stays(given, words):
    organisation = an_organisation()
    member = a_cohort_member(organisation)

    with pytest.raises(Refused, match=words):
        leave_cohort(
            member,
            actor=a_worker(organisation),
            **{"left_on": MAY_2, "left_because": "Partie", **given},
        )

    member.refresh_from_db()
    assert member.left_on is None
