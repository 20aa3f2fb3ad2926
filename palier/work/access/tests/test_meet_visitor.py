from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.access.actions import meet_visitor, note_visit, undo_meeting
from palier.work.access.models import Visit
from palier.work.access.shell import visitors_to_meet
from palier.work.access.tests.examples import a_session


def _came(organisation, **given):
    told = {"reasons": ["debt"], "name": "Mme M.", "orientation": "social_worker"} | given
    actor = someone_as(organisation, "reception")
    return note_visit(organisation, on=timezone.localdate(), actor=actor, **told)


def _day(actor):
    return [todo.title for todo in visitors_to_meet(None, actor, timezone.localdate())]


def test_whoever_they_are_sent_to_finds_them_on_their_day_until_they_are_met():
    organisation = an_organisation()
    samira, other = a_user("Samira"), a_user("Karim")
    a_member(organisation, "social_worker", user=samira)
    hers, his = (someone_as(organisation, "social_worker", user=user) for user in (samira, other))
    visit = _came(organisation, for_user=samira)
    assert (_day(hers), _day(his)) == (["Mme M. vous attend à l’accueil"], [])

    visit = meet_visitor(visit, actor=hers)

    assert (visit.met_by, _day(hers)) == (samira, [])


def test_for_whoever_is_free_all_the_team_is_told_and_the_desk_is_not():
    organisation = an_organisation()
    _came(organisation, name="")

    assert _day(someone_as(organisation, "social_worker")) == [
        "Une personne vous attend à l’accueil"
    ]
    assert _day(someone_as(organisation, "reception")) == []


def test_a_colleague_for_someone_sent_elsewhere_or_met_twice_is_refused():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker", user=a_user())
    with pytest.raises(Refused, match="ici"):
        _came(organisation, orientation="ccas", for_user=a_user())
    assert not Visit.objects.exists()

    visit = meet_visitor(_came(organisation), actor=worker)
    with pytest.raises(Refused, match="déjà fait"):
        meet_visitor(visit, actor=worker)
    with pytest.raises(PermissionDenied):
        undo_meeting(visit, actor=someone_as(organisation, "reception"))
    assert Visit.objects.get().met_at


def test_the_desk_says_whom_one_waits_for(client):
    organisation = an_organisation()
    samira = a_user("Samira")
    a_member(organisation, "social_worker", user=samira)
    visit = _came(organisation, for_user=samira)
    come_in(client, organisation, "reception")
    assert f"attend {samira.short_name}" in client.get("/accueil/").content.decode()

    come_in(client, organisation, "social_worker", user=a_user("Karim"))
    client.post(f"/accueil/passages/{visit.pk}/recevoir/")
    assert "reçue par Karim" in client.get(f"/accueil/passages/{visit.pk}/").content.decode()


def test_a_word_left_for_a_colleague_stays_on_their_day_until_it_is_done(client):
    organisation = an_organisation()
    samira = a_user("Samira")
    a_member(organisation, "social_worker", user=samira)
    hers = someone_as(organisation, "social_worker", user=samira)
    his = someone_as(organisation, "social_worker", user=a_user("Karim"))
    with pytest.raises(Refused, match="à qui ce mot"):
        _came(organisation, orientation="word")
    assert not Visit.objects.exists()

    visit = _came(organisation, orientation="word", for_user=samira, request="Rappeler ce soir")

    tomorrow = timezone.localdate() + timedelta(days=1)
    (todo,) = visitors_to_meet(None, hers, tomorrow)
    assert (todo.title, todo.why, todo.due_on) == (
        "Un mot de Mme M., laissé à l’accueil", "Rappeler ce soir", visit.on,
    )  # fmt: skip
    assert _day(his) == []
    come_in(client, organisation, "social_worker", user=a_user("Nora"))
    assert "C’est fait" in client.get(f"/accueil/passages/{visit.pk}/").content.decode()
    meet_visitor(visit, actor=hers)
    assert _day(hers) == []


def test_a_word_about_health_is_not_told_to_whom_may_not_read_it():
    organisation = an_organisation()
    lawyer = a_user("Ivan")
    a_member(organisation, "lawyer", user=lawyer)
    his = someone_as(organisation, "lawyer", user=lawyer)
    _came(
        organisation,
        orientation="word",
        for_user=lawyer,
        reasons=["health"],
        request="Opération lundi",
    )

    (todo,) = visitors_to_meet(None, his, timezone.localdate())

    assert (todo.title, todo.why) == ("Un mot de Mme M., laissé à l’accueil", "")


def test_a_colleague_who_does_not_work_there_is_sent_nobody_and_no_word():
    organisation = an_organisation()
    site, elsewhere = a_site(organisation), a_site(organisation)
    session = a_session(organisation, site=site)
    far = a_user("Karim")
    a_member(organisation, "social_worker", user=far, everywhere=False, site_ids=[elsewhere.pk])

    for orientation in ("word", "social_worker"):
        with pytest.raises(Refused, match="ne lit pas les passages de ce lieu"):
            _came(organisation, orientation=orientation, for_user=far, session=session)

    assert not Visit.objects.exists()
