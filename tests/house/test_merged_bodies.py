"""Two files of one body: what rooms above attached moves, comes back, and money forbids it."""

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.actions import close_body, merge_bodies, undo_body_merge
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body
from palier.registers.programmes.models import Programme
from palier.registers.programmes.tests.examples import a_programme
from palier.work.suppliers.actions import open_supplier_account
from palier.work.titles.tests.examples import a_holding


def test_a_programme_follows_its_funder_and_comes_back():
    organisation = an_organisation()
    system = the_system(organisation)
    kept, merged = a_body(organisation, "CAF", "funder"), a_body(organisation, "Caf 13", "funder")
    programme = a_programme(organisation)
    Programme.objects.filter(pk=programme.pk).update(funder=merged)

    merge = merge_bodies(kept, merged=merged, actor=system)
    programme.refresh_from_db()
    assert programme.funder == kept

    undo_body_merge(merge, actor=system)
    programme.refresh_from_db()
    assert programme.funder == merged


def test_two_that_each_have_an_account_stay_two():
    organisation = an_organisation()
    system = the_system(organisation)
    kept, merged = (a_body(organisation, name, "supplier") for name in ("Vidal", "Éts Vidal"))
    for body in (kept, merged):
        open_supplier_account(main_entity(organisation), body=body, actor=system)

    with pytest.raises(Refused, match="compte de fournisseur"):
        merge_bodies(kept, merged=merged, actor=system)
    assert not Body.objects.exclude(merged_into=None).exists()


def test_a_landlord_whose_home_is_held_does_not_close():
    organisation = an_organisation()
    holding = a_holding(organisation)
    on = holding.period.lower

    with pytest.raises(Refused, match="titre court"):
        close_body(holding.owner, on=on, why="dissoute", actor=the_system(organisation))
    holding.owner.refresh_from_db()
    assert holding.owner.closed_on is None
