from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_entity
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.results.actions import spread_section
from palier.work.results.models import SpreadKey
from palier.work.results.tests.examples import JANUARY, a_key, a_section


def _spread(organisation, source, shares, role="accountant", **given):
    usual = {"starts_on": JANUARY, "basis": "written", "why": "Temps passé "}
    actor = someone_as(organisation, role)
    entity = main_entity(organisation)
    return spread_section(entity, source=source, shares=shares, actor=actor, **{**usual, **given})


def test_a_section_is_borne_by_others_from_a_day_on():
    organisation = an_organisation()
    head, one, other = (a_section(organisation, label) for label in ("Siège", "IML", "Maison"))
    key = _spread(organisation, head, {one.pk: 3, other.pk: 1})
    assert (key.source, key.why) == (head, "Temps passé")
    assert {share.centre: share.weight for share in key.shares.all()} == {one: 3, other: 1}


def test_of_the_same_day_it_is_corrected():
    organisation = an_organisation()
    head, one = a_section(organisation, "Siège"), a_section(organisation, "IML")
    _spread(organisation, head, {one.pk: 3})
    _spread(organisation, head, {one.pk: 5})
    _spread(organisation, head, {one.pk: 7}, starts_on=date(2026, 4, 1))
    told = SpreadKey.objects.order_by("starts_on")
    assert [key.shares.get().weight for key in told] == [5, 7]


def test_what_turns_in_circles_or_is_elsewhere_is_refused():
    organisation = an_organisation()
    head, one, other = (a_section(organisation, label) for label in ("Siège", "IML", "Maison"))
    with pytest.raises(Refused, match="sur elle-même"):
        _spread(organisation, head, {head.pk: 1})
    with pytest.raises(Refused, match="de cette entité"):
        _spread(organisation, head, {})
    with pytest.raises(Refused, match="un poids"):
        _spread(organisation, head, {one.pk: 0})
    with pytest.raises(Refused, match="d’après quoi"):
        _spread(organisation, head, {one.pk: 1}, why=" ")
    assert not SpreadKey.objects.exists()
    a_key(head, organisation, {one.pk: 1})
    with pytest.raises(Refused, match="elle-même répartie"):
        _spread(organisation, other, {head.pk: 1})
    with pytest.raises(Refused, match="porte déjà"):
        _spread(organisation, one, {other.pk: 1})
    system = the_system(organisation)
    scic = add_entity(organisation, name="SCIC", siren="000000018", actor=system)
    with pytest.raises(Refused, match="une autre entité"):
        spread_section(
            scic, source=head, starts_on=JANUARY, basis="written", shares={}, why="x", actor=system
        )
    assert SpreadKey.objects.count() == 1


def test_who_may_not():
    organisation = an_organisation()
    one = a_section(organisation, "IML")
    with pytest.raises(PermissionDenied):
        _spread(organisation, None, {one.pk: 1}, role="director")
