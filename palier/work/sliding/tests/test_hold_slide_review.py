from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.sliding.actions import hold_slide_review
from palier.work.sliding.models import SlidingReview
from palier.work.sliding.tests.examples import a_slide

JUNE = date(2026, 6, 10)
SAID = {
    "present": "Le ménage, l’association, le bailleur",
    "household_words": "Nous voulons rester.",
    "landlord_words": "D’accord dans six mois.",
    "decision": "extend",
}


def test_what_each_says_is_kept_with_the_facts_of_the_day_and_the_next_review_follows():
    organisation = an_organisation()
    slide = a_slide(organisation)

    review = hold_slide_review(
        slide, on=JUNE, **SAID, actor=someone_as(organisation, "social_worker")
    )

    slide.refresh_from_db()
    assert slide.next_review_on == date(2027, 1, 1)
    assert review.due_on == date(2026, 7, 1)
    assert ["Convention tripartite", "gathered"] in [fact[:2] for fact in review.facts]
    assert ["Aide au logement", "missing", "pas encore versée"] in review.facts


def test_a_late_review_is_followed_by_the_next_whole_period():
    organisation = an_organisation()
    slide = a_slide(organisation)

    hold_slide_review(
        slide, on=date(2027, 2, 1), **SAID, actor=someone_as(organisation, "social_worker")
    )

    slide.refresh_from_db()
    assert slide.next_review_on == date(2027, 7, 1)


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"decision": "unfavourable"}, "se motive"),
        ({"on": date(2025, 12, 31)}, "avant la signature"),
    ],
)
def test_a_refusal_without_reasons_or_a_day_too_early_is_refused(told, because):
    organisation = an_organisation()
    slide = a_slide(organisation)

    with pytest.raises(Refused, match=because):
        hold_slide_review(
            slide,
            **{"on": JUNE, **SAID, **told},
            actor=someone_as(organisation, "social_worker"),
        )

    slide.refresh_from_db()
    assert (slide.next_review_on, SlidingReview.objects.count()) == (date(2026, 7, 1), 0)
