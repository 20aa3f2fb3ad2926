from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, someone_who_may
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import Said, assess_needs
from palier.work.casework.models import NeedsAnswer, NeedsAssessment
from palier.work.casework.tests.examples import MAY_2, a_worker


def test_what_was_said_is_kept_item_by_item_and_the_rest_left_aside():
    organisation = an_organisation()

    assess_needs(
        a_household(organisation),
        on=MAY_2,
        answers=[
            Said("housing_cost", "hard", "Paie le loyer d’abord", "Deux mois de dette"),
            Said("work_job"),
        ],
        actor=a_worker(organisation),
    )

    answer = NeedsAnswer.objects.get()
    assert (answer.item, answer.level, answer.strengths, answer.difficulties) == (
        "housing_cost",
        "hard",
        "Paie le loyer d’abord",
        "Deux mois de dette",
    )


def test_health_is_behind_its_own_wall():
    organisation = an_organisation()
    assess_needs(
        a_household(organisation),
        on=MAY_2,
        answers=[Said("health_care", "hard"), Said("work_job", "fine")],
        actor=a_worker(organisation),
    )

    def items(actor):
        return sorted(NeedsAnswer.objects.visible_to(actor).values_list("item", flat=True))

    assert items(a_worker(organisation)) == ["health_care", "work_job"]
    assert items(someone_as(organisation, "rehousing_officer")) == ["work_job"]
    assert items(someone_as(organisation, "director")) == []
    assert items(someone_as(organisation, "rental_manager")) == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [([Said("work_job")], "Rien n’a encore été dit"), ([Said("poids", "fine")], "n’existe pas")],
)
def test_nothing_said_or_unknown_is_refused_and_nothing_is_kept(answers, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        assess_needs(
            a_household(organisation), on=MAY_2, answers=answers, actor=a_worker(organisation)
        )

    assert not NeedsAssessment.objects.exists()


def test_health_is_not_noted_by_someone_who_does_not_see_it():
    organisation = an_organisation()

    with pytest.raises(Refused, match="dont c’est la mission"):
        assess_needs(
            a_household(organisation),
            on=MAY_2,
            answers=[Said("health_care", "hard")],
            actor=someone_who_may(organisation, "casework.assess_needs"),
        )

    assert not NeedsAssessment.objects.exists()


def test_the_page_shows_the_change_from_one_day_to_the_next_and_no_score(client):
    from palier.base.tenancy.tests.pages import come_in

    organisation = an_organisation()
    household, worker = a_household(organisation), a_worker(organisation)
    for on, level in ((date(2026, 1, 5), "hard"), (MAY_2, "fine")):
        assess_needs(household, on=on, answers=[Said("work_job", level)], actor=worker)
    come_in(client, organisation, "social_worker")

    page = client.get(f"/accompagnements/menages/{household.pk}/besoins/").content.decode()

    assert page.index("difficile") < page.index("va bien")
    assert "score" not in page.lower()
