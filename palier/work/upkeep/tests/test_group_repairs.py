import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.actions import add_site
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.upkeep.actions import close_repair, group_repairs
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.reads import maybe_the_same
from palier.work.upkeep.tests.examples import JUNE_3, a_home, a_request, an_order


def _group(row, others, role="rental_manager"):
    return group_repairs(row, others=others, actor=someone_as(row.organisation, role))


def _two(organisation):
    home = a_home(organisation)
    first = a_request(home.main_place)
    below = a_request(home.main_place, item="water_damage", title="Tache au plafond")
    return first, below


def test_one_leak_is_one_repair():
    first, below = _two(an_organisation())
    assert list(maybe_the_same(first)) == [below]

    _group(first, [below])

    assert RepairRequest.objects.get(pk=below.pk).group == first
    assert not maybe_the_same(first).exists()


def test_fixed_it_closes_them_all():
    organisation = an_organisation()
    first, below = _two(organisation)
    _group(first, [below])

    close_repair(first, is_fixed=True, closed_on=JUNE_3, actor=the_system(organisation))

    below.refresh_from_db()
    assert (below.state, below.closed_on) == ("closed", JUNE_3)


def test_another_site_itself_or_twice_is_refused():
    organisation = an_organisation()
    first, below = _two(organisation)
    far = a_request(a_place(a_site(organisation, "Ailleurs")))

    with pytest.raises(Refused, match="elle-même"):
        _group(first, [first])
    with pytest.raises(Refused, match="autre site"):
        _group(first, [far])
    assert not RepairRequest.objects.exclude(group=None).exists()
    _group(first, [below])
    with pytest.raises(Refused, match="déjà rattachée"):
        _group(first, [RepairRequest.objects.get(pk=below.pk)])


def test_another_address_or_one_already_ordered_is_refused():
    organisation = an_organisation()
    flats = add_site(organisation, name="Diffus", kind="scattered", actor=the_system(organisation))
    one = a_request(a_place(flats, "A", street="3 rue du Port"))
    far = a_request(a_place(flats, "B", street="9 rue du Puits"))
    same = a_request(a_place(flats, "C", street="3 rue du Port"))

    assert list(maybe_the_same(one)) == [same]
    with pytest.raises(Refused, match="autre adresse"):
        _group(one, [far])
    an_order(same)
    with pytest.raises(Refused, match="doit venir"):
        _group(one, [same])
    assert not RepairRequest.objects.exclude(group=None).exists()
