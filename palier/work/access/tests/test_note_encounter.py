from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.ui import shell
from palier.work.access.actions import note_encounter, note_round
from palier.work.access.models import Encounter
from palier.work.access.tests.examples import MAY_2, a_round


def test_what_was_promised_comes_back_as_a_thing_to_do():
    organisation = an_organisation()
    samira = a_user("Samira")
    actor = someone_as(organisation, "social_worker", user=samira)
    row = note_round(organisation, on=MAY_2, place="Hôtel", worker=samira, actor=actor)

    note_encounter(
        row,
        name="Assa",
        said="Attend un papier",
        next_step="rapporter la liste",
        next_on=date(2026, 5, 9),
        actor=actor,
    )

    titles = [t.title for t in shell.todos("ui.day", None, actor, MAY_2)]
    assert "Assa : rapporter la liste" in titles


def test_nothing_at_all_is_refused_and_no_name_is_needed():
    organisation = an_organisation()
    row, worker = a_round(organisation), someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="au moins un mot"):
        note_encounter(row, actor=worker)
    assert not Encounter.objects.exists()

    assert str(note_encounter(row, said="Revient lundi", actor=worker)) == "sans nom"
