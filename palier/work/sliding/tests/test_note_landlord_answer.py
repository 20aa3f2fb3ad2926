from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell
from palier.work.sliding.actions import note_landlord_answer
from palier.work.sliding.models import LandlordAnswer
from palier.work.sliding.tests.examples import a_slide

APRIL = date(2026, 4, 20)


def test_an_offer_of_lease_is_seen_and_the_answer_is_no_longer_awaited():
    """CCH art. L442-8-3: two months before the end of the period."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation)

    def awaited(on):
        return [t.due_on for t in shell.todos("ui.day", None, manager, on) if "réponse" in t.title]

    assert awaited(date(2026, 3, 31)) == []
    assert awaited(APRIL) == [date(2026, 5, 1)]
    answer = note_landlord_answer(slide, on=APRIL, offers_lease=True, actor=manager)

    slide.refresh_from_db()
    assert (slide.state, answer.due_on, awaited(APRIL)) == ("offered", date(2026, 5, 1), [])


def test_a_private_landlord_owes_the_prefect_nothing_and_a_refusal_has_reasons():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="Dans le parc privé"):
        note_landlord_answer(
            a_slide(organisation, regime="art8_sublease"),
            on=APRIL,
            offers_lease=True,
            actor=manager,
        )
    with pytest.raises(Refused, match="ses motifs"):
        note_landlord_answer(a_slide(organisation), on=APRIL, offers_lease=False, actor=manager)

    assert not LandlordAnswer.objects.exists()
