from types import SimpleNamespace

from django.http import QueryDict

from palier.base.tenancy.models import User
from palier.base.tenancy.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.kept_filters import MOST, MOST_IN_ALL, KeptFilter, kept_for, mark_of


def keep(client, query, name="Les miens", path="/association/securite/"):
    return client.post("/filtres/garder/", {"path": signed(path), "query": query, "name": name})


def signed(path):
    return path if "ailleurs" in path else mark_of(SimpleNamespace(path=path))


def page(client, query=""):
    return client.get(f"/association/securite/?{query}").content.decode()


def kept():
    return [
        (each["path"], each["query"], each["name"])
        for user in User.objects.all()
        for each in user.kept_filters
    ]


def test_a_filter_is_kept_under_a_name_and_found_again_on_its_list(client):
    come_in(client, an_organisation(), "director")
    assert "Garder ce filtre" not in page(client)
    assert "Garder ce filtre" in page(client, "quoi=signed_in")

    answer = keep(client, "quoi=signed_in&page=3&q=Durand&tri=-at", "La direction")

    # Who is sought by name is nobody's filter; a page number neither.
    assert answer["Location"] == "/association/securite/?quoi=signed_in&tri=-at"
    shown = page(client, "quoi=signed_in&tri=-at")
    assert 'href="?quoi=signed_in&amp;tri=-at" aria-current="true"' in shown
    assert "Garder ce filtre" not in shown
    assert "La direction" in page(client)
    assert "La direction" not in client.get("/structures/").content.decode()


def test_the_same_name_takes_its_place_and_one_s_own_are_forgotten(client):
    come_in(client, an_organisation(), "director")
    keep(client, "role=director", "A")
    keep(client, "role=host", "A")
    keep(client, "role=host", "B")
    assert kept() == [
        ("/association/securite/", "role=host", "A"),
        ("/association/securite/", "role=host", "B"),
    ]

    client.post("/filtres/oublier/", {"path": signed("/association/securite/"), "name": "A"})

    assert kept() == [("/association/securite/", "role=host", "B")]


def test_what_one_keeps_is_of_this_association_only():
    user = User(kept_filters=[{"of": 1, "path": "/l/", "query": "a=1", "name": "Mon filtre"}])

    def seen(organisation, path="/l/"):
        actor = SimpleNamespace(organisation=SimpleNamespace(pk=organisation))
        request = SimpleNamespace(actor=actor, path=path, user=user, GET=QueryDict("a=1&page=2"))
        return kept_for(request)

    assert seen(1) == [KeptFilter("Mon filtre", "a=1", is_here=True)]
    assert seen(2) == seen(1, "/m/") == []


def test_nothing_is_kept_without_a_name_elsewhere_or_beyond_what_one_finds_again(client):
    come_in(client, an_organisation(), "director")
    for refused in (
        keep(client, "role=director", ""),
        keep(client, "role=director", "x" * 41),
        keep(client, "role=director", path="https://ailleurs.example/equipe/"),
        keep(client, "role=director", path="//ailleurs.example/"),
        keep(client, "role=" + "x" * 600),
        keep(client, "q=Durand&page=2"),
        client.post(
            "/filtres/garder/",
            {"path": "/association/securite/", "query": "role=director", "name": "Non signé"},
        ),
    ):
        assert refused.status_code in {302, 400, 409, 422}
        assert "ailleurs" not in refused.get("Location", "")
    assert kept() == []

    for number in range(MOST + 2):
        keep(client, f"role={number}", f"F{number}")

    assert len(kept()) == MOST
    for number in range(MOST_IN_ALL):
        keep(client, "role=host", "Un", path=f"/liste/{number}/")
    assert len(kept()) == MOST_IN_ALL
