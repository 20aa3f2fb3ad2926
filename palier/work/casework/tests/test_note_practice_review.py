import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import note_practice_review
from palier.work.casework.models import PracticeReview
from palier.work.casework.tests.examples import MAY_2, a_worker


def _note(organisation, text):
    return note_practice_review(
        organisation,
        on=MAY_2,
        subject_words="La bonne distance",
        text=text,
        present=6,
        actor=a_worker(organisation),
    )


def test_what_colleagues_keep_of_it_names_nobody():
    organisation = an_organisation()
    a_household(organisation)

    assert _note(organisation, "Ne pas appeler le soir.").present == 6


@pytest.mark.parametrize("text", ["Avec Mme Diallo, on a…", "La famille DIALLO."])
def test_a_text_that_names_someone_we_accompany_is_refused(text):
    organisation = an_organisation()
    a_household(organisation)

    with pytest.raises(Refused, match=r"(?i)diallo"):
        _note(organisation, text)

    assert not PracticeReview.objects.exists()
