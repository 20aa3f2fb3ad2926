from palier.base.tenancy.models import Site
from palier.base.tenancy.tests.examples import a_member, a_user, an_organisation, someone_as
from palier.base.ui.waiting import deciders, next_step

ACTION = "suppliers.approve_invoice"


def _said(actor, **given):
    told = {"mine": "Votre accord.", "theirs": "Attend l’accord de", "then": "Puis payée."}
    return next_step(actor, ACTION, **{**told, **given}).text


def test_whoever_may_do_it_is_asked_and_the_others_read_who_may():
    organisation = an_organisation()
    anne = a_user(first_name="Anne", last_name="Blanc")
    a_member(organisation, "director", user=anne)

    assert _said(someone_as(organisation, "director", user=anne)) == "Votre accord. Puis payée."
    said = _said(someone_as(organisation, "host"))
    assert said == "Attend l’accord de : Anne B. Puis payée."


def test_who_asked_does_not_decide_and_beyond_three_they_are_counted():
    organisation = an_organisation()
    users = [a_user(first_name=name) for name in ("Anne", "Basile", "Chloé", "Denis", "Elsa")]
    for user in users:
        a_member(organisation, "director", user=user)
    anne = someone_as(organisation, "director", user=users[0])

    said = _said(anne, but=[users[0].pk])

    assert users[0].short_name not in said
    assert "ou 1\xa0autre." in said
    assert len(deciders(anne, ACTION)) == 5


def test_where_nobody_may_it_is_said():
    said = _said(someone_as(an_organisation(), "host"))

    assert "personne ne le peut encore" in said


def test_who_does_not_work_where_it_is_is_not_named():
    organisation = an_organisation()
    here, elsewhere = (
        Site.objects.create(organisation=organisation, name=name, kind=Site.Kind.OFFICE)
        for name in ("Les Amandiers", "Les Peupliers")
    )
    karim, nadia = a_user(first_name="Karim"), a_user(first_name="Nadia")
    a_member(organisation, "director", user=karim, everywhere=False, site_ids=[elsewhere.pk])
    a_member(organisation, "director", user=nadia, everywhere=False, site_ids=[here.pk])
    host = someone_as(organisation, "host")

    assert deciders(host, ACTION, on=here) == [nadia.short_name]
    assert len(deciders(host, ACTION)) == 2
