from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import close_file, note_file_step
from palier.work.casework.models import FileStep
from palier.work.casework.tests.examples import MAY_2, a_followed_file, a_worker


def test_a_decision_says_what_it_suspends_and_until_when():
    organisation = an_organisation()
    file = a_followed_file(organisation)

    step = note_file_step(
        file,
        on=date(2026, 5, 20),
        what="Recevable",
        suspends="both",
        until_on=date(2028, 5, 20),
        actor=a_worker(organisation),
    )

    assert step.get_suspends_display() == "le recouvrement et l’expulsion"
    assert step.until_on == date(2028, 5, 20)


def test_not_before_the_file_nor_after_it_is_closed():
    organisation = an_organisation()
    file, worker = a_followed_file(organisation), a_worker(organisation)

    with pytest.raises(Refused, match="2\xa0mai\xa02026"):
        note_file_step(file, on=date(2026, 5, 1), what="Recevable", actor=worker)
    close_file(file, on=date(2026, 6, 1), actor=worker)
    with pytest.raises(Refused, match="est clos"):
        note_file_step(file, on=date(2026, 6, 2), what="Recevable", actor=worker)

    assert not FileStep.objects.exists()
    assert file.opened_on == MAY_2
