from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import add_opening_step, open_house
from palier.work.residences.models import OpeningStep
from palier.work.residences.tests.examples import an_opening


def _add(project, label="Lits et tables", role="director"):
    return add_opening_step(
        project,
        kind="equipment",
        label=label,
        due_on=date(2026, 12, 1),
        actor=someone_as(project.organisation, role),
    )


def test_what_is_needed_has_its_day():
    assert _add(an_opening(a_site(an_organisation()))).due_on == date(2026, 12, 1)


def test_nothing_said_or_a_house_already_open_is_refused():
    project = an_opening(a_site(an_organisation()))

    with pytest.raises(Refused, match="ce qu’il faut"):
        _add(project, " ")
    open_house(project, opened_on=date(2026, 6, 1), actor=the_system(project.organisation))
    with pytest.raises(Refused, match="déjà ouverte"):
        _add(project)
    assert not OpeningStep.objects.exists()
