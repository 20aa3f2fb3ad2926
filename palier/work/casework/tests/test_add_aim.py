from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import User
from palier.base.tenancy.tests.pages import come_in
from palier.work.casework.actions import add_aim
from palier.work.casework.models import PlanAim
from palier.work.casework.tests.examples import a_plan, a_worker


def test_an_aim_belongs_to_a_family_and_says_what_to_reach():
    organisation = an_organisation()
    plan = a_plan(organisation)

    add_aim(plan, family="work", label=" Une cantine ", actor=a_worker(organisation))

    aim = plan.aims.get()
    assert (aim.family, aim.label, aim.closed_on) == ("work", "Une cantine", None)


def test_a_family_of_no_list_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="n’existe pas"):
        add_aim(a_plan(organisation), family="x", label="Y", actor=a_worker(organisation))

    assert not PlanAim.objects.exists()


def test_an_aim_comes_with_its_steps_one_a_line():
    organisation = an_organisation()
    worker = a_worker(organisation)
    plan = a_plan(organisation)

    add_aim(
        plan,
        family="work",
        label="Une cantine",
        steps="Appeler la  mairie\n\n  Préparer le CV ",
        assignee=User.objects.get(pk=worker.user_id),
        due_on=date(2026, 6, 1),
        actor=worker,
    )

    steps = plan.aims.get().steps.order_by("pk")
    assert [(each.label, each.due_on, each.by_person) for each in steps] == [
        ("Appeler la mairie", date(2026, 6, 1), False),
        ("Préparer le CV", date(2026, 6, 1), False),
    ]


def test_a_step_longer_than_a_line_is_refused_and_nothing_is_kept():
    organisation = an_organisation()

    with pytest.raises(Refused, match="160 signes"):
        add_aim(
            a_plan(organisation),
            family="work",
            label="Une cantine",
            steps="Appeler\n" + "x" * 161,
            actor=a_worker(organisation),
        )

    assert not PlanAim.objects.exists()


def test_two_aims_and_their_steps_are_written_on_one_page(client):
    organisation = an_organisation()
    plan = a_plan(organisation)
    come_in(client, organisation, "social_worker")
    address = f"/accompagnements/projets/{plan.pk}/objectif/"
    assert "Étapes pour y arriver, une par ligne" in client.get(address).content.decode()

    answer = client.post(
        address,
        {
            "family-0": "work",
            "label-0": "Une cantine",
            "steps-0": "Appeler la mairie\nÉcrire un CV",
            "by_person-0": "on",
            "family-1": "housing",
            "label-1": "Un bail",
        },
    )

    assert answer.status_code == 302
    told = [(aim.label, aim.steps.count()) for aim in plan.aims.order_by("pk")]
    assert told == [("Une cantine", 2), ("Un bail", 0)]
