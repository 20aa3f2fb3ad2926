import pytest

from palier.base.accounts.actions import change_perimeter
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Site, Team
from palier.base.tenancy.reads import actor_for, whereabouts
from palier.base.tenancy.tests.examples import a_member, a_user, an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in


def _site(organisation, name="Les Tilleuls"):
    return Site.objects.create(organisation=organisation, name=name, kind="boarding_house")


def test_someone_works_at_some_sites_and_for_some_teams_from_now_on():
    organisation = an_organisation()
    membership = a_member(organisation, "host")
    site = _site(organisation)
    team = Team.objects.create(organisation=organisation, name="Nord")

    change_perimeter(
        membership, sites=[site], teams=[team], actor=someone_as(organisation, "administrator")
    )

    actor = actor_for(membership.user, organisation.pk)
    assert (actor.sites, actor.teams) == (frozenset({site.pk}), frozenset({team.pk}))
    assert list(Site.objects.visible_to(actor)) == [site]
    membership.refresh_from_db()
    assert whereabouts([membership])[membership.pk] == "Les Tilleuls, équipe Nord"


def test_nothing_chosen_is_nowhere_and_everywhere_is_said():
    organisation = an_organisation()
    membership = a_member(organisation, "host")
    _site(organisation)
    admin = someone_as(organisation, "administrator")

    change_perimeter(membership, actor=admin)
    nowhere = actor_for(membership.user, organisation.pk)
    change_perimeter(membership, everywhere=True, actor=admin)
    everywhere = actor_for(membership.user, organisation.pk)

    assert not Site.objects.visible_to(nowhere).exists()
    assert everywhere.sites is None


def test_everywhere_and_somewhere_at_once_is_refused():
    organisation = an_organisation()
    membership = a_member(organisation, "host")

    with pytest.raises(Refused, match="l’un ou l’autre"):
        change_perimeter(
            membership,
            everywhere=True,
            sites=[_site(organisation)],
            actor=someone_as(organisation, "administrator"),
        )

    membership.refresh_from_db()
    assert (membership.everywhere, membership.site_ids) == (True, [])


def test_nobody_gives_more_than_they_have_nor_changes_their_own():
    organisation = an_organisation()
    user = a_user()
    own, other = a_member(organisation, "administrator", user=user), a_member(organisation, "host")
    ours, theirs = _site(organisation), _site(organisation, "Les Ormes")
    admin = someone_as(organisation, "administrator", user=user, sites=[ours.pk])

    for given in ({"everywhere": True}, {"sites": [theirs]}):
        with pytest.raises(Refused, match="plus de lieux"):
            change_perimeter(other, actor=admin, **given)
    with pytest.raises(Refused, match="ses propres lieux"):
        change_perimeter(own, sites=[ours], actor=admin)

    other.refresh_from_db()
    assert (other.everywhere, other.site_ids) == (True, [])


def test_whole_departments_are_their_sites(client):
    organisation = an_organisation()
    member = a_member(organisation, "host", everywhere=False, site_ids=[])
    salon, vitrolles, pertuis = (
        Site.objects.create(
            organisation=organisation, name=name, kind="scattered", postcode=postcode
        )
        for name, postcode in (("Salon", "13300"), ("Vitrolles", "13127"), ("Pertuis", "84120"))
    )
    come_in(client, organisation, "administrator")
    address = f"/equipe/{member.pk}/lieux/"
    assert "Vaucluse" in client.get(address).content.decode()

    client.post(address, {"departments": ["13"]})

    member.refresh_from_db()
    assert member.site_ids == sorted([salon.pk, vitrolles.pk])
    client.post(address, {"departments": ["13"], "sites": [pertuis.pk]})
    member.refresh_from_db()
    assert member.site_ids == sorted([salon.pk, vitrolles.pk, pertuis.pk])
