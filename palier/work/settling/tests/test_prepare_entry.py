from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import activate_occupancy, end_occupancy, undo_entry
from palier.work.leases.tests.examples import a_draft
from palier.work.settling.actions import prepare_entry
from palier.work.settling.models import EntryStep
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry
from palier.work.settling.usual import steps_for


def test_the_keys_prepare_what_is_to_be_done_with_its_days():
    occupancy = an_entry(an_organisation())

    told = {step.code: (step.by, step.due_on) for step in occupancy.entry_steps.all()}
    assert told["keys"] == ("rental", MAY_2)
    assert told["benefit_asked"] == ("social", date(2026, 5, 9))
    assert told["benefit_open"] == ("social", date(2026, 6, 1))
    assert "school" not in told


@pytest.mark.parametrize(
    ("regime", "there", "absent"),
    [
        ("loi89", {"meters", "insurance", "benefit_open"}, {"welcome"}),
        ("logement_foyer", {"welcome", "benefit_open"}, {"meters", "insurance"}),
        ("pitch", {"welcome"}, {"benefit_asked", "benefit_open"}),
        ("shelter", {"welcome"}, {"meters", "insurance", "benefit_asked", "benefit_open"}),
    ],
)
def test_each_regime_has_its_steps(regime, there, absent):
    codes = {step.code for step in steps_for(regime, [34])}
    assert there <= codes
    assert not absent & codes


def test_school_is_for_those_of_three_to_sixteen():
    for ages, expected in (([34, 3], True), ([16], True), ([2, 17], False), ([None], False)):
        codes = {step.code for step in steps_for("loi89", ages)}
        assert ("school" in codes) is expected, ages


def test_before_the_keys_it_may_be_prepared_and_is_not_written_twice():
    organisation = an_organisation()
    draft = a_draft(organisation, starts_on=MAY_2)
    worker = someone_as(organisation, "social_worker")
    prepare_entry(draft, actor=worker)
    count = EntryStep.objects.count()

    with pytest.raises(Refused, match="déjà préparée"):
        prepare_entry(draft, actor=worker)
    assert EntryStep.objects.count() == count


def test_what_was_prepared_counts_from_the_day_of_the_keys():
    organisation = an_organisation()
    draft, system = a_draft(organisation, starts_on=MAY_2), the_system(organisation)
    prepare_entry(draft, actor=system)
    occupancy = activate_occupancy(draft, starts_on=date(2026, 5, 20), actor=system)

    assert a_step(occupancy, "benefit_open").due_on == date(2026, 6, 19)
    assert occupancy.entry_steps.filter(code="benefit_open").count() == 1


def test_an_entry_undone_takes_its_steps_away():
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    undo_entry(occupancy, actor=the_system(organisation))
    assert not EntryStep.objects.exists()


def test_a_contract_that_is_over_or_by_who_may_not():
    organisation = an_organisation()
    occupancy = an_entry(organisation, household=a_household(organisation))
    with pytest.raises(PermissionDenied):
        prepare_entry(occupancy, actor=someone_as(organisation, "reception"))
    end_occupancy(
        occupancy, ends_on=date(2026, 6, 1), end_reason="family", actor=the_system(organisation)
    )
    EntryStep.objects.all().delete()
    with pytest.raises(Refused, match="plus en cours"):
        prepare_entry(occupancy, actor=someone_as(organisation, "social_worker"))
    assert not EntryStep.objects.exists()
