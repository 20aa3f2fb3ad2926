from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.access.actions import join_queue
from palier.work.access.models import Visit, Waiting


def test_one_waits_by_a_nickname_or_by_no_name():
    organisation = an_organisation()
    desk = someone_as(organisation, "volunteer")

    assert str(join_queue(organisation, name="Yacine", actor=desk)) == "Yacine"
    assert str(join_queue(organisation, actor=desk)) == "sans nom"


def test_who_is_received_at_the_counter_no_longer_waits(client):
    organisation = an_organisation()
    user = come_in(client, organisation, "volunteer")
    waiting = join_queue(
        organisation, name="Yacine", actor=someone_as(organisation, "volunteer", user=user)
    )

    page = client.get(f"/accueil/?attente={waiting.pk}").content.decode()
    client.post(
        f"/accueil/?attente={waiting.pk}",
        {"reasons": ["seek"], "who": "self", "orientation": "none", "name": "Yacine"},
    )

    waiting.refresh_from_db()
    assert 'value="Yacine"' in page
    assert (waiting.received_by, Visit.objects.get().name) == (user, "Yacine")
    assert not Waiting.objects.filter(received_at=None).exists()


def test_someone_of_that_name_is_hinted_at_and_never_named(client):
    from palier.work.access.tests.examples import a_visit

    organisation = an_organisation()
    a_visit(organisation, name="Yacine Haddad")
    come_in(client, organisation, "volunteer")

    hint = client.get("/accueil/deja-venu/?name=yacine").content.decode()

    assert "Ya…, passage de mai 2026" in hint
    assert "Haddad" not in hint
    assert "Ya…" not in client.get("/accueil/deja-venu/?name=ya").content.decode()
