from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.papers.actions import forget_papers, keep_papers, receive_paper
from palier.registers.papers.models import Paper
from palier.registers.papers.reads import held_on
from palier.registers.papers.tests.examples import MAY_2, a_paper
from palier.registers.people.tests.examples import a_household

JUNE, AUGUST = date(2026, 6, 1), date(2026, 8, 2)


def test_it_holds_until_the_day_that_is_said():
    household = a_household(an_organisation())
    a_paper(household, kind="resources", valid_until=AUGUST)
    a_paper(household)
    assert held_on(household, JUNE) == {"resources": MAY_2, "identity": MAY_2}
    assert held_on(household, AUGUST) == {"identity": MAY_2}
    assert held_on(household, date(2026, 5, 1)) == {}


def test_what_a_room_was_brought_is_kept_once_for_as_long_as_usual():
    household = a_household(an_organisation())
    a_paper(household)
    keep_papers(household, ["identity", "resources", "signed"], JUNE)
    kept = Paper.objects.get(kind="resources")
    assert (kept.received_on, kept.valid_until) == (JUNE, date(2026, 9, 1))
    assert Paper.objects.count() == 2


def test_only_what_came_with_a_contract_is_forgotten_with_it():
    household = a_household(an_organisation())
    a_paper(household, kind="tax")
    keep_papers(household, ["resources"], MAY_2)
    forget_papers(household, {"tax": MAY_2, "resources": MAY_2})
    assert [paper.kind for paper in Paper.objects.all()] == ["tax"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "horoscope"}, "n’existe pas"),
        ({"valid_until": MAY_2}, "ne vaudrait plus"),
    ],
)
def test_impossible_papers_are_refused(given, told):
    household = a_household(an_organisation())
    with pytest.raises(Refused, match=told):
        a_paper(household, **given)
    assert not Paper.objects.exists()


def test_not_of_somebody_else():
    organisation = an_organisation()
    stranger = a_household(organisation, "Roux", "Paul").members.get().person
    with pytest.raises(Refused, match="n’est pas de ce ménage"):
        a_paper(a_household(organisation), person=stranger)
    assert not Paper.objects.exists()


def test_who_may_not():
    household = a_household(an_organisation())
    technician = someone_as(household.organisation, "technician")
    with pytest.raises(PermissionDenied):
        receive_paper(household, kind="identity", received_on=MAY_2, actor=technician)


def test_it_is_read_on_the_household(client):
    household = a_household(an_organisation())
    a_paper(household, kind="tax", valid_until=date(2026, 5, 9))
    come_in(client, household.organisation, "social_worker")
    told = client.get(f"/menages/{household.pk}/").content.decode().replace("\xa0", " ")
    assert "Dernier avis d’imposition" in told
    assert "ne vaut plus depuis le 8 mai" in told
