"""Words that many will read are watched, the same way everywhere; nothing is kept nor forbidden."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in


def _said(client, **posted):
    return client.post("/mots/", posted).content.decode()


def test_a_line_says_what_the_words_seem_to_touch(client):
    come_in(client, an_organisation(), "host")

    told = _said(client, _watched="text", text="Elle sort de prison, suivi pour une dépression.")

    assert "santé, infractions" in told
    assert _said(client, _watched="text", text="Elle est rentrée à 22 heures.") == ""


def test_what_is_made_secret_is_not_for_all_to_read(client):
    come_in(client, an_organisation(), "social_worker")
    text = "Vue ce matin. [[Elle sort de prison.]]"

    assert _said(client, _watched="text", text=text, _secrets="1") == ""
    assert _said(client, _watched="text", text="prison", is_secret="on") == ""
    assert "[[ et ]]" in _said(client, _watched="text", text="prison", _secrets="1")


def test_who_is_not_signed_in_is_told_nothing(client):
    assert client.post("/mots/", {"_watched": "text", "text": "prison"}).status_code == 302
    assert client.get("/mots/").status_code in (302, 405)


def test_what_opens_and_never_closes_costs_no_more_than_another_text():
    from palier.base.ui.watching import SECRET, replace_secrets

    text = "[[a]] puis " + "[[" * 50
    assert replace_secrets(text, lambda found: "") == " puis " + "[[" * 50
    assert replace_secrets("[[" * 200_000, lambda found: "") == "[[" * 200_000
    assert SECRET.findall("[[un]] et [[deux]]") == ["un", "deux"]
