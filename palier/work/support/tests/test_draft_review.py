from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import add_aim, close_aim, sign_plan
from palier.work.casework.tests.examples import a_plan, a_worker
from palier.work.support.actions import draft_review, write_note
from palier.work.support.models import Review
from palier.work.support.tests.examples import MAY_2, a_measure, a_review


def test_a_review_is_composed_from_what_the_file_holds_and_secrets_stay_out():
    organisation = an_organisation()
    measure, worker = a_measure(organisation, mandated_months=6), a_worker(organisation)
    plan = a_plan(organisation, measure.household)
    aim = add_aim(plan, family="housing", label="Un bail à mon nom", actor=worker)
    close_aim(aim, on=MAY_2, outcome="J’ai les clés", actor=worker)
    sign_plan(
        plan,
        on=MAY_2,
        answer="signed_screen",
        signed_as="Awa Diallo",
        comment="Je suis contente",
        actor=worker,
    )
    write_note(
        measure.household,
        on=date(2026, 3, 3),
        kind="home",
        title="Chez elle",
        text="Bien.",
        actor=worker,
    )
    write_note(
        measure.household,
        on=MAY_2,
        title="Violences",
        text="À taire.",
        is_secret=True,
        actor=worker,
    )

    review = draft_review(measure, on=MAY_2, actor=worker)

    assert review.asked == "Un bail à mon nom."
    assert review.aims == "– Un bail à mon nom"
    assert "visite à domicile : 1" in review.done
    assert "Chez elle" in review.done
    assert "J’ai les clés" in review.results
    assert review.person_words == "« Je suis contente »"
    assert "Violences" not in f"{review.done}{review.results}"
    facts = review.facts
    assert (facts["months_mandated"], facts["months_started"], facts["home_visits"]) == (6, 5, 1)


def test_one_draft_at_a_time():
    organisation = an_organisation()
    review = a_review(organisation)

    with pytest.raises(Refused, match="déjà en préparation"):
        draft_review(review.measure, on=MAY_2, actor=a_worker(organisation))

    assert Review.objects.count() == 1
