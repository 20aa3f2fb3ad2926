"""Words that many will read are watched, the same way everywhere; nothing is kept nor forbidden."""

from django import forms

from palier.base.journal.models import SpentToken
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui.forms import ActionForm
from palier.base.ui.watching import WatchedArea
from palier.work.access.models import Visit

NOT_WATCHED = {
    "casework": "the social file has its own wall, and is about such matters",
    "eviction": "the lawyers’ file has its own wall, and judges on such matters",
    "ledger": "lines of the books",
    "leases": "texts of contracts",
    "billing": "sums typed in columns",
    "inventories": "the state of rooms",
    "partners": "what bodies offer and agree, which names nobody",
    "SendReminder": "a letter to the household itself",
    "SendFormalNotice": "a letter to the household itself",
    "WordReminder": "a letter, without names",
    "ReopenMeasure": "the social file has its own wall",
    "CorrectReview": "the social file has its own wall",
    "RenewMeasure": "the social file has its own wall",
    "SuspendMeasure": "the social file has its own wall",
    "EndMeasure": "the social file has its own wall",
    "WriteRules": "the rules of a house, which name nobody",
    "PlanOpening": "a house that nobody lives in yet",
}
"""Rooms and forms where a long text is not read by many, each with its reason."""


def _said(client, **posted):
    return client.post("/mots/", posted).content.decode()


def test_a_line_says_what_the_words_seem_to_touch(client):
    come_in(client, an_organisation(), "host")

    told = _said(client, _watched="text", text="Elle sort de prison, suivi pour une dépression.")

    assert "de santé, d’infractions" in told
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


def test_every_long_text_that_many_read_is_watched():
    left = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in _forms(ActionForm)
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.Textarea) and not isinstance(field.widget, WatchedArea)
        if not {form.__module__.split(".")[2], form.__name__} & set(NOT_WATCHED)
    ]
    assert left == []


def _forms(of):
    for form in of.__subclasses__():
        yield form
        yield from _forms(form)


def test_at_the_desk_delicate_words_are_kept_by_a_second_yes(client):
    organisation = an_organisation()
    come_in(client, organisation, "reception")
    posted = {
        "reasons": ["seek"],
        "who": "self",
        "orientation": "none",
        "request": "Il va à la mosquée le vendredi.",
    }

    asked = client.post("/accueil/", posted)
    assert asked.status_code == 422
    assert "de religion ou d’opinions" in asked.content.decode()
    assert "Il va à la mosquée" in asked.content.decode()
    assert 'name="_care"' in asked.content.decode()
    assert not Visit.objects.filter(organisation=organisation).exists()
    assert not SpentToken.objects.filter(organisation=organisation).exists()

    assert client.post("/accueil/", {**posted, "_care": "on"}).status_code == 302
    assert Visit.objects.get(organisation=organisation).request.startswith("Il va")


def test_what_was_read_already_is_not_asked_again(client):
    from palier.base.ui.watching import to_be_kept_knowingly

    class _Correct(forms.Form):
        words = forms.CharField(widget=WatchedArea)

    class _Reserved(_Correct):
        is_reserved = forms.BooleanField(required=False)

    known = {"words": "Elle sort de prison."}
    assert to_be_kept_knowingly(_Correct(known, initial=known)) == ""
    assert "infractions" in to_be_kept_knowingly(_Correct(known))
    assert to_be_kept_knowingly(_Reserved({**known, "is_reserved": "on"})) == ""
    for by_hand in ({"is_reserved": "on"}, {"is_secret": "1"}):
        assert to_be_kept_knowingly(_Correct({**known, **by_hand}))
    assert to_be_kept_knowingly(_Reserved({**known, "is_reserved": "false"}))


def test_a_word_is_the_same_without_its_accent_and_a_street_is_no_faith():
    from palier.base.ui.watching import delicate_topics

    assert delicate_topics("va a la mosquee") == ["de religion ou d’opinions"]
    assert delicate_topics("Il est diabétique.") == ["de santé"]
    assert delicate_topics("12 rue de l’Église, voile de bateau") == []


def test_illness_told_in_everyday_words_is_seen_and_a_cure_for_the_roof_is_not():
    from palier.base.ui.watching import delicate_topics

    for told in (
        "Il prend des antidépresseurs",
        "Sortie de désintoxication lundi",
        "Elle dit qu’il boit beaucoup",
        "En cure de sommeil",
        "Crise d’angoisse cette nuit",
    ):
        assert delicate_topics(told) == ["de santé"], told
    for told in ("Il boit un café", "La toiture est refaite", "Opération immobilière"):
        assert delicate_topics(told) == [], told
