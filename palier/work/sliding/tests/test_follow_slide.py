from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.sliding.actions import follow_slide, slide_lease
from palier.work.sliding.tests.examples import a_slide

SEPTEMBER = date(2026, 9, 1)


def test_the_first_rents_of_ones_own_lease_are_looked_at():
    organisation = an_organisation()
    slide = slide_lease(
        a_slide(organisation),
        on=SEPTEMBER,
        regime="social_lease",
        lessor="Habitat Port",
        actor=someone_as(organisation, "rental_manager"),
    )

    follow = follow_slide(
        slide, on=date(2026, 10, 6), is_paid=True, actor=someone_as(organisation, "social_worker")
    )

    assert (follow.slide, follow.is_paid) == (slide, True)


def test_not_before_it_has_slid():
    organisation = an_organisation()
    slide = a_slide(organisation)

    with pytest.raises(Refused, match="n’a pas glissé"):
        follow_slide(
            slide, on=SEPTEMBER, is_paid=True, actor=someone_as(organisation, "social_worker")
        )

    assert not slide.follow_ups.exists()
