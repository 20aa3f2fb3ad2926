import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import note_prevention
from palier.work.neighbourhood.models import PreventionDay
from palier.work.neighbourhood.tests.examples import MAY_4


def _note(site, title="Dépistage, bus santé", role="social_worker"):
    return note_prevention(
        site, on=MAY_4, title=title, people=34, actor=someone_as(site.organisation, role)
    )


def test_how_many_came_never_who():
    assert _note(a_site(an_organisation())).people == 34
    assert not [f.name for f in PreventionDay._meta.fields if f.name in ("person", "household")]


def test_nothing_said_is_refused():
    with pytest.raises(Refused, match="ce que c’était"):
        _note(a_site(an_organisation()), "")
    assert not PreventionDay.objects.exists()
