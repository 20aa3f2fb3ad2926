from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from palier.base.documents.models import StoredFile
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.registers.people.tests.examples import a_household

PDF = b"%PDF-1.7 a paper"


def join(client, household, **given):
    upload = SimpleUploadedFile("papier.pdf", PDF)
    return client.post(
        f"/documents/joindre/people.household:{household.pk}/",
        {"content": upload, "label": "Certificat", **given},
    )


def a_paper_for(client, sight):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "social_worker")
    assert join(client, household, sight=sight).status_code == 302
    stand_in(organisation.pk)
    return organisation, household, StoredFile.objects.get()


def test_a_paper_of_a_household_is_kept_for_fewer_readers(client):
    organisation, household, paper = a_paper_for(client, "casework.health")
    page = f"/menages/{household.pk}/"
    told = client.get(page).content.decode()
    assert "Certificat" in told
    assert "Qui peut lire la santé" in told

    come_in(client, organisation, "rental_manager")

    assert "Certificat" not in client.get(page).content.decode()
    assert client.get(f"/documents/{paper.pk}/").status_code == 404


def test_a_paper_for_all_is_for_all(client):
    organisation, household, _ = a_paper_for(client, "people.households")

    come_in(client, organisation, "rental_manager")

    assert "Certificat" in client.get(f"/menages/{household.pk}/").content.decode()


def test_nobody_keeps_a_paper_for_readers_they_are_not_of(client):
    organisation = an_organisation()
    household = a_household(organisation)
    come_in(client, organisation, "rental_manager")

    answer = join(client, household, sight="casework.health")

    assert answer.status_code == 422
    stand_in(organisation.pk)
    assert not StoredFile.objects.exists()


def test_a_paper_that_is_no_longer_on_the_disk_gets_a_sentence(client):
    _, _, paper = a_paper_for(client, "people.households")
    default_storage.delete(paper.path)

    answer = client.get(f"/documents/{paper.pk}/")

    assert answer.status_code == 422
    assert "n’est plus sur le disque" in answer.content.decode()
