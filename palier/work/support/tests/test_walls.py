"""Who may not: words of a measure, health files, the time of a few."""

from palier.base.documents.actions import keep_file
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import follow_file, note_file_step
from palier.work.casework.models import FileStep
from palier.work.casework.tests.examples import MAY_2, a_right, a_worker
from palier.work.support.actions import suspend_measure
from palier.work.support.tests.examples import a_measure


def test_a_lawyer_and_a_director_see_a_measure_and_not_its_words(client):
    organisation = an_organisation()
    measure = a_measure(organisation)
    suspend_measure(measure, on=MAY_2, reason="Hospitalisée.", actor=a_worker(organisation))

    def page(role):
        come_in(client, organisation, role)
        return client.get(f"/accompagnements/mesures/{measure.pk}/").content.decode()

    assert "Hospitalisée" in page("social_worker")
    for role in ("lawyer", "director"):
        assert "Suspendue" in page(role)
        assert "Hospitalisée" not in page(role)


def test_a_step_of_a_health_file_is_behind_the_wall_of_health():
    organisation = an_organisation()
    worker = a_worker(organisation)
    file = follow_file(a_household(organisation), kind="mdph", opened_on=MAY_2, actor=worker)
    note_file_step(file, on=MAY_2, what="AAH refusée", answer_by_on=MAY_2, actor=worker)

    def count(role):
        return FileStep.objects.visible_to(someone_as(organisation, role)).count()

    assert (count("social_worker"), count("rehousing_officer")) == (1, 0)


def test_the_proof_of_a_health_right_is_behind_its_wall_too(client):
    organisation = an_organisation()
    right = a_right(organisation, kind="aah")
    paper = keep_file(
        organisation,
        about=right,
        content=b"%PDF-1.7",
        name="aah.pdf",
        sight="casework.file",
        actor=the_system(organisation),
    )

    def status(role):
        come_in(client, organisation, role)
        return client.get(f"/documents/{paper.pk}/").status_code

    assert (status("social_worker"), status("rehousing_officer")) == (200, 404)
