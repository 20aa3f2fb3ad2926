import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.work.access.actions import note_visit
from palier.work.access.models import Visit
from palier.work.access.tests.examples import MAY_2, a_visit


def test_a_reason_is_enough_and_no_name_is_asked():
    organisation = an_organisation()

    visit = note_visit(
        organisation, on=MAY_2, reasons=["eviction"], actor=someone_as(organisation, "volunteer")
    )

    assert (visit.name, visit.orientation, visit.household) == ("", "none", None)


def test_without_a_reason_nothing_is_noted():
    organisation = an_organisation()

    with pytest.raises(Refused, match="au moins un motif"):
        note_visit(organisation, on=MAY_2, reasons=[], actor=someone_as(organisation, "volunteer"))

    assert not Visit.objects.exists()


def test_a_volunteer_sees_the_book_without_health_and_the_team_sees_it_all():
    organisation = an_organisation()
    visit = a_visit(organisation, "health", "seek", request="Parle de son traitement")
    volunteer = someone_as(organisation, "volunteer")
    worker = someone_as(organisation, "social_worker")

    assert visit.reasons_for(volunteer) == ["Chercher un logement"]
    assert visit.words_hidden_from(volunteer)
    assert visit.reasons_for(worker) == ["Santé", "Chercher un logement"]
    assert not visit.words_hidden_from(worker)


def _as(client, organisation, role):
    user = a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def test_the_pages_of_a_volunteer_hold_no_health_no_birth_date_and_no_file(client):
    organisation = an_organisation()
    visit = a_visit(organisation, "health", request="Parle de son traitement", name="Yacine")
    _as(client, organisation, "volunteer")

    pages = [
        client.get(url).content.decode()
        for url in ("/", "/accueil/", "/accueil/passages/", f"/accueil/passages/{visit.pk}/")
    ]

    assert all("Santé" not in page and "traitement" not in page for page in pages)
    assert "Naissance" not in "".join(pages)
    for closed in ("/menages/", "/demandes/", "/contrats/", "/quittancement/", "/encaissements/"):
        answer = client.get(closed)
        assert answer.status_code in {200, 403}
        assert "Ménage " not in answer.content.decode()


def test_the_desk_notes_a_visit_in_one_screen(client):
    organisation = an_organisation()
    _as(client, organisation, "reception")

    answer = client.post(
        "/accueil/",
        {
            "reasons": ["seek", "debt"],
            "who": "self",
            "orientation": "adil",
            "request": "Deux mois",
        },
    )

    assert answer.status_code == 302
    assert Visit.objects.get().reasons == ["seek", "debt"]


def test_a_double_click_notes_one_visit(client):
    organisation = an_organisation()
    _as(client, organisation, "reception")
    form = {
        "reasons": ["seek"],
        "who": "self",
        "orientation": "none",
        "_token": "7c4ea1c6-6f0c-4c54-9d4b-1f1a3f8b3a55",
    }

    answers = [client.post("/accueil/", form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Visit.objects.count() == 1


def test_a_form_without_a_reason_says_so_and_keeps_what_was_typed(client):
    organisation = an_organisation()
    _as(client, organisation, "reception")

    answer = client.post("/accueil/", {"who": "self", "orientation": "none", "name": "Yacine"})

    assert answer.status_code == 422
    assert "Choisissez au moins un motif" in answer.content.decode()
    assert 'value="Yacine"' in answer.content.decode()
    assert not Visit.objects.exists()
