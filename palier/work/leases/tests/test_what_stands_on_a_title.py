"""A sublease stands on a signed title; a room on that of its dwelling; a late title takes its contracts."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import rate_energy
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import activate_occupancy, lift_reserve
from palier.work.leases.reads import ceiling_of
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract
from palier.work.titles.actions import cancel_holding, end_holding, remove_holdings, set_convention
from palier.work.titles.models import Holding
from palier.work.titles.tests.examples import a_draft_holding, a_holding

MAY = date(2026, 5, 1)
JUNE = date(2026, 6, 1)


@pytest.mark.parametrize("kind", ["cancelled", "draft", "over"])
def test_a_title_that_does_not_sublet_that_day_is_none(kind):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    if kind == "over":
        a_holding(organisation, place=place, ends_on=date(2026, 3, 1))
    else:
        title = a_draft_holding(organisation, place=place)
    draft = a_draft(organisation, place=place, regime="art8_sublease")
    if kind == "cancelled":
        cancel_holding(title, actor=manager)

    with pytest.raises(Refused, match="aucune prise à bail signée"):
        activate_occupancy(draft, starts_on=MAY, actor=manager)

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_title_recorded_later_takes_the_contracts_that_waited_for_it():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    contract = activate_occupancy(
        a_draft(organisation, place=place, regime="art8_sublease"),
        starts_on=MAY,
        reserve="Bail en signature",
        reserve_due_on=date(2026, 6, 1),
        actor=manager,
    )

    title = a_holding(organisation, place=place)
    contract = lift_reserve(contract, actor=manager)

    contract.refresh_from_db()
    assert (contract.holding, contract.reserve) == (title, "")
    with pytest.raises(Refused, match="y vit encore"):
        end_holding(title, ends_on=date(2026, 7, 1), end_reason="ours", actor=manager)


def test_a_room_stands_on_the_title_the_rating_and_the_end_of_its_dwelling():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    dwelling = a_place(site)
    room = a_place(site, kind="room", parent=dwelling)
    title = a_holding(organisation, place=dwelling)
    draft = a_draft(organisation, place=room, regime="art8_sublease")
    rate_energy(dwelling, letter="G", made_on=JANUARY, actor=manager)

    assert draft.holding == title
    with pytest.raises(Refused, match="classé G"):
        activate_occupancy(draft, starts_on=MAY, actor=manager)
    rate_energy(dwelling, letter="C", made_on=MAY, actor=manager)
    activate_occupancy(draft, starts_on=MAY, actor=manager)
    with pytest.raises(Refused, match="y vit encore"):
        end_holding(title, ends_on=date(2026, 7, 1), end_reason="ours", actor=manager)

    title.refresh_from_db()
    assert title.state == "signed"


def test_under_a_mandate_an_owner_who_is_a_person_lets_for_three_years():
    """Loi n° 89-462, art. 10: six years for a legal person only."""
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, kind="mandate", place=place)

    assert a_draft(organisation, place=place).term_on == date(2032, 1, 1), "SCI des Tilleuls"
    assert a_draft(organisation).term_on == date(2032, 1, 1)
    holding.owner.name = "Mme Oriol"
    holding.owner.save()
    assert a_draft(organisation, place=place).term_on == date(2029, 1, 1)


def test_a_reserve_is_not_lifted_before_the_entry():
    organisation = an_organisation()
    draft = a_draft(organisation)

    with pytest.raises(Refused, match="après l’entrée"):
        activate_occupancy(
            draft,
            starts_on=MAY,
            reserve="Urgence",
            reserve_due_on=date(2020, 1, 1),
            actor=someone_as(organisation, "rental_manager"),
        )

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert a_lived_in_contract(organisation).state == "active"


def test_the_ceiling_holds_until_the_convention_ends():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)

    set_convention(
        holding,
        convention="loc3",
        rent_ceiling=Decimal("402.10"),
        convention_ends_on=date(2030, 1, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    contract = a_draft(organisation, place=place, regime="conventioned_sublease")
    assert ceiling_of(contract, date(2029, 12, 31)) == Decimal("402.10")
    assert ceiling_of(contract, date(2030, 1, 1)) is None


def test_the_end_of_a_head_lease_waits_for_the_household():
    """Loi n° 89-462, art. 8: the end of the head lease ends the sublease."""
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    contract = a_lived_in_contract(organisation, place=place, regime="art8_sublease")

    with pytest.raises(Refused, match=f"y vit encore.*{contract.number}"):
        end_holding(
            holding,
            ends_on=JUNE,
            end_reason="ours",
            actor=someone_as(organisation, "rental_manager"),
        )

    holding.refresh_from_db()
    assert (holding.state, holding.changes.count()) == ("signed", 0)


def test_a_title_says_who_lives_there_and_who_pays(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    contract = a_lived_in_contract(organisation, place=place, regime="art8_sublease")

    page = client.get(f"/contrats/prises-a-bail/{holding.pk}/").content.decode()

    assert contract.household.name in page
    assert "Toiture" in page or "toiture" in page
    assert "Code civil, art. 606" in page


def test_a_title_that_a_contract_rests_on_stays():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)
    a_lived_in_contract(organisation, place=place, regime="art8_sublease")

    with pytest.raises(Refused, match="a déjà servi"):
        remove_holdings(organisation, holdings=[holding], actor=the_system(organisation))

    assert Holding.objects.exists()
