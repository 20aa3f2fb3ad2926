"""Several steps, aims or amounts on one page: all or none, each recorded, a blank row is none."""

from datetime import date
from decimal import Decimal

from palier.base.journal.models import Record
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.roles import ROLES, SIGHTS, Role
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.registers.people.models import ResourceLine
from palier.registers.people.tests.examples import a_household
from palier.work.casework.models import PlanAim, PlanStep
from palier.work.casework.tests.examples import a_plan, an_aim

STEPS = {"label-0": "Refaire la demande", "by_person-0": "on"}


def _aim(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    aim = an_aim(organisation)
    return aim, f"/accompagnements/objectifs/{aim.pk}/etape/"


def test_steps_are_added_at_once_and_blank_rows_are_none(client):
    aim, url = _aim(client)

    page = client.get(url).content.decode()
    answer = client.post(
        url, {**STEPS, "label-2": "Visiter", "by_person-2": "on", "due_on-2": "02/06/2026"}
    )

    assert page.count("<legend>") >= 3
    assert answer.status_code == 302
    steps = PlanStep.objects.filter(aim=aim).order_by("pk")
    assert [(each.label, each.due_on) for each in steps] == [
        ("Refaire la demande", None),
        ("Visiter", date(2026, 6, 2)),
    ]
    assert Record.objects.filter(action="casework.add_step").count() == 2
    assert "2\u00a0étapes ajoutées" in client.get(answer["Location"]).content.decode()


def test_one_row_that_cannot_be_is_said_and_nothing_is_kept(client):
    aim, url = _aim(client)

    unclear = client.post(url, {**STEPS, "due_on-1": "02/06/2026"})
    nobody = client.post(url, {**STEPS, "label-1": "Sans personne"})
    nothing = client.post(url, {})

    assert (unclear.status_code, nobody.status_code, nothing.status_code) == (422, 422, 422)
    assert (
        "Étape\u00a02\u202f:" in unclear.content.decode() or "Étape 2" in unclear.content.decode()
    )
    assert "au moins une ligne" in nothing.content.decode()
    assert not PlanStep.objects.filter(aim=aim).exists()


def test_more_rows_keep_what_was_written_and_do_nothing(client):
    aim, url = _aim(client)

    page = client.post(url, {**STEPS, "_more": "1"})

    assert page.status_code == 200
    assert "Refaire la demande" in page.content.decode()
    assert 'name="label-3"' in page.content.decode()
    assert not PlanStep.objects.filter(aim=aim).exists()


def test_the_last_row_of_a_long_page_is_kept_like_the_first(client):
    aim, url = _aim(client)

    client.post(url, {**STEPS, "label-11": "Visiter", "by_person-11": "on"})

    assert PlanStep.objects.filter(aim=aim).count() == 2


def test_sent_twice_they_are_kept_once(client):
    aim, url = _aim(client)
    token = "5a0d1b1e-0d2c-4a7e-9f4c-2a1b3c4d5e6f"

    for _ in range(2):
        assert client.post(url, {**STEPS, "_token": token}).status_code == 302

    assert PlanStep.objects.filter(aim=aim).count() == 1


def test_a_whole_budget_is_one_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    household = a_household(organisation)

    answer = client.post(
        f"/accompagnements/menages/{household.pk}/budget/noter/",
        {
            "code-0": "rsa",
            "amount-0": "635,70",
            "starts_on-0": "01/05/2026",
            "code-1": "energy",
            "amount-1": "48",
            "starts_on-1": "01/05/2026",
        },
    )

    assert answer.status_code == 302, answer.content.decode()
    told = ResourceLine.objects.filter(household=household).order_by("pk")
    assert [each.amount for each in told] == [Decimal("635.70"), Decimal("48.00")]


def test_aims_are_written_together(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    plan = a_plan(organisation)

    client.post(
        f"/accompagnements/projets/{plan.pk}/objectif/",
        {
            "family-0": "housing",
            "label-0": "Un bail",
            "family-1": "health",
            "label-1": "Un médecin",
        },
    )

    assert [aim.label for aim in PlanAim.objects.filter(plan=plan).order_by("pk")] == [
        "Un bail",
        "Un médecin",
    ]


def test_who_reads_and_may_not_write_is_refused_even_more_rows(client, monkeypatch):
    aim, url = _aim(client)
    reader = Role("reader", "Lit tout", "", frozenset(), frozenset(SIGHTS))
    monkeypatch.setitem(ROLES, "reader", reader)
    stand_in(aim.organisation_id)
    come_in(client, aim.organisation, "reader")

    for posted in (STEPS, {**STEPS, "_more": "1"}):
        assert client.post(url, posted).status_code == 403

    stand_in(aim.organisation_id)
    assert not PlanStep.objects.filter(aim=aim).exists()


def test_the_same_thing_twice_is_said_and_none_is_lost(client):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "social_worker")
    url = f"/accompagnements/menages/{household.pk}/budget/noter/"
    rows = {
        **{f"code-{n}": "wage" for n in (0, 1)},
        **{f"starts_on-{n}": "01/05/2026" for n in (0, 1)},
        "amount-0": "1000,50",
        "amount-1": "200",
    }

    asked = client.post(url, rows)
    assert asked.status_code == 422
    assert "La même chose que la ligne 1" in asked.content.decode().replace("\u00a0", " ")
    assert not ResourceLine.objects.exists()

    assert client.post(url, {**rows, "label-1": "ménage du soir"}).status_code == 302
    assert ResourceLine.objects.count() == 2
