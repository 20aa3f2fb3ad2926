import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from palier.base.journal.models import SecurityEvent
from palier.base.tenancy.models import Membership
from palier.base.tenancy.tests.examples import a_member, an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.base.ui import errands, lists, spreadsheets
from palier.base.ui.models import Errand


@pytest.fixture(autouse=True)
def _one_row_is_many(monkeypatch):
    """A list of one row is long enough to be prepared aside; progress is told in the same place."""
    monkeypatch.setattr(lists, "PREPARED_ASIDE", 0)
    monkeypatch.setattr(errands, "TELLS_EVERY", 1)

    def tell(self, done):
        Errand.objects.filter(pk=self.errand.pk).update(done=done)
        if Errand.objects.get(pk=self.errand.pk).state == "stopped":
            raise errands.Stopped

    monkeypatch.setattr(errands.Progress, "tell", tell)


def asked(client, organisation, role="director"):
    """The list of accesses, asked as a spreadsheet: what waits for the worker."""
    come_in(client, organisation, role)
    answer = client.get("/equipe/?format=xlsx")
    stand_in(organisation.pk)
    row = Errand.objects.latest("pk")
    assert answer["Location"] == f"/fichiers/{row.pk}/"
    return row


def prepared(organisation, row):
    state = errands.prepare(organisation, row.pk, timezone.now)
    stand_in(organisation.pk)
    row.refresh_from_db()
    return state


def test_a_long_export_is_prepared_aside_and_taken_when_ready(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    assert (row.state, row.title, row.total) == ("waiting", "Équipe et accès", 1)
    assert (
        ProcrastinateJob.objects.get(task_name__endswith="prepare_file").args["errand_id"]
        == row.pk
    )
    page = client.get(f"/fichiers/{row.pk}/").content.decode()
    assert 'hx-trigger="every 2s"' in page

    assert prepared(organisation, row) == "done"

    assert (row.name, row.done) == ("acces.xlsx", 1)
    assert "Prendre le fichier" in client.get(f"/fichiers/{row.pk}/").content.decode()
    taken = client.get(f"/fichiers/{row.pk}/prendre/")
    assert b"".join(taken)[:2] == b"PK"
    assert 'filename="acces.xlsx"' in taken["Content-Disposition"]
    stand_in(organisation.pk)
    event = SecurityEvent.objects.get(kind="exported")
    assert (event.what, event.rows) == ("acces.xlsx", 1)


def test_it_is_shown_to_whoever_asked_and_to_nobody_else(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    prepared(organisation, row)
    come_in(client, organisation, "director", "administrator")

    for url in (f"/fichiers/{row.pk}/", f"/fichiers/{row.pk}/prendre/"):
        assert client.get(url).status_code == 404
    assert client.post(f"/fichiers/{row.pk}/arreter/").status_code == 404
    assert "Équipe et accès" not in client.get("/fichiers/").content.decode().partition("<main")[2]


def test_asked_twice_it_is_one_and_a_fourth_waits(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    assert client.get("/equipe/?format=xlsx")["Location"] == f"/fichiers/{row.pk}/"
    for order in ("job", "-job"):
        client.get(f"/equipe/?format=xlsx&tri={order}")

    answer = client.get("/equipe/?format=xlsx&tri=-user__last_name")

    assert answer["Location"] == "/fichiers/"
    stand_in(organisation.pk)
    assert Errand.objects.count() == 3
    assert "Trois fichiers se préparent déjà" in client.get("/fichiers/").content.decode()


def test_stopped_before_its_turn_it_is_not_prepared(client):
    organisation = an_organisation()
    row = asked(client, organisation)

    client.post(f"/fichiers/{row.pk}/arreter/")

    assert prepared(organisation, row) == "stopped"
    assert row.path == ""


def test_stopped_under_way_it_stops_at_its_next_row(client, monkeypatch):
    organisation = an_organisation()
    a_member(organisation, "host")
    row = asked(client, organisation)
    written = []

    def bold(sheet, text):
        if not written:
            Errand.objects.filter(pk=row.pk).update(state="stopped")
        written.append(text)
        return text

    monkeypatch.setattr(spreadsheets, "_bold", bold)

    assert prepared(organisation, row) == "stopped"
    assert row.path == ""


def test_whoever_has_lost_their_access_or_their_right_meanwhile_gets_nothing(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    Membership.objects.filter(user=row.asked_by).update(roles=["volunteer"])
    assert prepared(organisation, row) == "failed"
    assert "Vos accès ont changé" in row.failure

    row = asked(client, organisation)
    Membership.objects.filter(user=row.asked_by).delete()
    assert prepared(organisation, row) == "failed"
    assert "n’a plus accès" in row.failure


@pytest.mark.parametrize("change", [{"roles": ["volunteer"]}, {"everywhere": False}])
def test_a_file_is_taken_with_the_rights_it_was_made_with(client, change):
    organisation = an_organisation()
    row = asked(client, organisation)
    prepared(organisation, row)
    Membership.objects.filter(user=row.asked_by).update(**change)

    answer = client.get(f"/fichiers/{row.pk}/prendre/")

    assert answer.status_code == 422
    assert "Vos accès ont changé" in answer.content.decode()
    stand_in(organisation.pk)
    assert not SecurityEvent.objects.filter(kind="exported").exists()


def test_an_address_that_answers_a_page_fails_in_a_sentence(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    Errand.objects.filter(pk=row.pk).update(address="/equipe/")

    assert prepared(organisation, row) == "failed"
    assert "a répondu autre chose" in row.failure
    assert "Revenir à la page" in client.get(f"/fichiers/{row.pk}/").content.decode()


def test_what_nobody_foresaw_is_said_and_raised(client, monkeypatch):
    organisation = an_organisation()
    row = asked(client, organisation)

    def broken(*args):
        raise RuntimeError("cassé")

    monkeypatch.setattr(spreadsheets, "_bold", broken)
    with pytest.raises(RuntimeError):
        errands.prepare(organisation, row.pk, timezone.now)

    stand_in(organisation.pk)
    row.refresh_from_db()
    assert (row.state, "imprévu" in row.failure) == ("failed", True)


def test_files_are_forgotten_after_a_week(client):
    organisation = an_organisation()
    row = asked(client, organisation)
    prepared(organisation, row)
    assert default_storage.exists(row.path)
    Errand.objects.filter(pk=row.pk).update(asked_at=timezone.now() - errands.KEPT * 1.1)

    assert errands.forget(organisation) == 1

    assert not default_storage.exists(row.path)
    assert client.get(f"/fichiers/{row.pk}/prendre/").status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "reception", "administrator"])
def test_those_who_may_not_take_lists_away_are_offered_none_and_get_none(client, role):
    organisation = an_organisation()
    come_in(client, organisation, role)
    url = "/equipe/" if role == "administrator" else "/accueil/passages/"

    page = client.get(url).content.decode()
    answer = client.get(f"{url}?format=xlsx")

    assert "format=xlsx" not in page
    assert answer.status_code == 403
    stand_in(organisation.pk)
    assert not Errand.objects.exists()
    assert not SecurityEvent.objects.filter(kind="exported").exists()


def test_a_short_export_is_given_at_once_and_written_in_the_security_log(client, monkeypatch):
    monkeypatch.setattr(lists, "PREPARED_ASIDE", 1000)
    organisation = an_organisation()
    user = come_in(client, organisation, "director")

    assert client.get("/equipe/?format=xlsx").content[:2] == b"PK"

    stand_in(organisation.pk)
    event = SecurityEvent.objects.get()
    told = (event.kind, event.user, event.what, event.rows)
    assert told == ("exported", user, "acces.xlsx", 1)
    assert someone_as(organisation, "data_officer").sees("journal.security")
