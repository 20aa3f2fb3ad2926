from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.sliding.actions import end_slide, hold_slide_review
from palier.work.sliding.tests.examples import a_slide

JUNE = date(2026, 6, 10)


def test_the_lease_will_not_slide_and_the_sublease_goes_on():
    organisation = an_organisation()

    slide = end_slide(
        a_slide(organisation),
        on=JUNE,
        outcome="stays",
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (slide.state, slide.next_review_on) == ("ended", None)
    assert slide.occupancy.state == "active"


def test_once_over_nothing_is_reviewed_any_more():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = end_slide(a_slide(organisation), on=JUNE, outcome="stays", actor=manager)

    with pytest.raises(Refused, match="est terminé"):
        hold_slide_review(slide, on=JUNE, present="Tous", decision="extend", actor=manager)

    assert not slide.reviews.exists()
