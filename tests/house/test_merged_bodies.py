"""Two files of one body: what rooms above attached moves, comes back, and money forbids it."""

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.doors.exchange.recipes.finding import known_bodies
from palier.registers.people.actions import close_body, merge_bodies, undo_body_merge
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body, a_household
from palier.registers.programmes.models import Programme
from palier.registers.programmes.tests.examples import a_programme
from palier.work.access.actions import refer_out
from palier.work.billing.actions import open_third_account
from palier.work.owners.actions import open_owner_account
from palier.work.suppliers.actions import open_supplier_account
from palier.work.titles.tests.examples import a_holding

MAY_2 = date(2026, 5, 2)


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


def test_who_was_referred_to_the_other_is_referred_to_the_one_that_is_kept():
    organisation = an_organisation()
    system = the_system(organisation)
    kept, merged = (a_body(organisation, name, "partner") for name in ("CCAS", "C.C.A.S."))
    referral = refer_out(
        a_household(organisation), to=merged, on=MAY_2, reason="Secours", agreed=True, actor=system
    )

    merge = merge_bodies(kept, merged=merged, actor=system)
    referral.refresh_from_db()
    assert referral.to == kept

    undo_body_merge(merge, actor=system)
    referral.refresh_from_db()
    assert referral.to == merged


def test_an_import_that_names_the_other_means_the_one_that_is_kept():
    organisation = an_organisation()
    system = the_system(organisation)
    first, second, third = (a_body(organisation, name) for name in ("CAF", "Caf 13", "Caisse"))
    merge_bodies(second, merged=first, actor=system)
    merge_bodies(third, merged=second, actor=system)

    assert set(known_bodies().values()) == {third}


@pytest.mark.parametrize(
    ("what", "open_account"),
    [
        (
            "fournisseur",
            lambda entity, body, actor: open_supplier_account(entity, body=body, actor=actor),
        ),
        (
            "payeur",
            lambda entity, body, actor: open_third_account(body, entity=entity, actor=actor),
        ),
        (
            "propriétaire",
            lambda entity, body, actor: open_owner_account(body, entity=entity, actor=actor),
        ),
    ],
)
def test_two_that_each_have_an_account_stay_two(what, open_account):
    organisation = an_organisation()
    system = the_system(organisation)
    kept, merged = (a_body(organisation, name, "landlord") for name in ("Vidal", "Éts Vidal"))
    for body in (kept, merged):
        open_account(main_entity(organisation), body, system)

    with pytest.raises(Refused, match=f"compte de {what}"):
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
