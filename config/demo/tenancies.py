"""What happens to contracts: deposits, inventories, leases that slide."""

from datetime import date
from decimal import Decimal
from typing import Any

from config.demo.letting import a_household, gather_pieces
from config.demo.stage import DAY, Stage
from palier.law.dates import add_months
from palier.registers.housing.actions import add_place
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body
from palier.work.billing import actions as billing
from palier.work.inventories import actions as inventories
from palier.work.leases import actions as leases
from palier.work.leases.asking import amounts_of
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import vacant_places
from palier.work.sliding import actions as sliding
from palier.work.sliding.models import SlidingLease
from palier.work.titles import actions as titles
from palier.work.titles.models import Holding


def life_of_leases(stage: Stage) -> None:
    """Deposits of homes let directly, inventories, and three leases on their way."""
    direct = [t.occupancy for t in stage.tenancies if t.occupancy.regime == "loi89"]
    for occupancy in direct:
        leases.set_review_clause(occupancy, index_quarter=3, actor=stage.by("rental_manager"))
    for rank, occupancy in enumerate(direct[:6]):
        _deposit(stage, occupancy, "fsl" if rank == 1 else "loca_pass" if rank == 2 else "person")
        _inventory(stage, occupancy, "entry", occupancy.starts_on)
    for rank, occupancy in enumerate(direct[:8]):
        _papers(stage, occupancy, rank)
    _long_held(stage)
    _left_home(stage)
    _sliding(stage)
    _empty_homes(stage)


def _papers(stage: Stage, occupancy: Occupancy, rank: int) -> None:
    """Signed contracts, insurance of the year, a guarantor, Visale."""
    manager, name = stage.by("rental_manager"), occupancy.household.name.removeprefix("Ménage ")
    if rank < 5:
        leases.sign_contract(
            occupancy,
            on=occupancy.starts_on,
            how="paper",
            signed_as=name,
            signed_for_us="N. Rossi",
            actor=manager,
        )
    if rank == 3:
        leases.record_guarantee(
            occupancy,
            kind="guarantor",
            name="M. Lefort, oncle",
            given_on=occupancy.starts_on,
            actor=manager,
        )
    if rank == 6:
        leases.record_guarantee(
            occupancy,
            kind="visale",
            name="Action Logement",
            reference="V-2024-88120",
            given_on=occupancy.starts_on,
            actor=manager,
        )
    leases.receive_proof(
        occupancy,
        kind="insurance",
        received_on=add_months(stage.today, -11 - rank % 3),
        valid_until=add_months(stage.today, 1 - rank % 3),
        insurer="Mutuelle du Port",
        actor=manager,
    )


def _long_held(stage: Stage) -> None:
    """Households of the old long lease, and of the adapted houses of another landlord."""
    manager = stage.by("rental_manager")
    homes = Place.objects.filter(site__name__in=("Cité du Moulin", "Villas des Roseaux"))
    for rank, place in enumerate(homes.order_by("pk")):
        if rank in (3, 9):
            continue
        on = add_months(stage.today, -4).replace(day=1)
        adapted = place.kind == Place.Kind.ADAPTED
        occupancy = leases.draft_occupancy(
            place,
            household=a_household(stage, "sublease", on - 30 * DAY),
            regime="social_lease" if adapted else "loi89",
            starts_on=on,
            actor=manager,
        )
        billing.set_term(
            occupancy,
            kind="rent",
            amount=Decimal(389 if adapted else 412),
            starts_on=stage.today.replace(day=1),
            actor=manager,
        )
        gather_pieces(stage, occupancy, on)
        leases.activate_occupancy(occupancy, starts_on=on, actor=manager)


def _empty_homes(stage: Stage) -> None:
    """Why some homes are empty."""
    empty = vacant_places(Place.objects.visible_to(stage.by("rental_manager")), stage.today)
    left = [place for place in empty.order_by("pk") if getattr(place, "since", None)]
    for place, kind, words in zip(
        left[:2],
        ("works", "allocation"),
        ("Douche à reprendre", "Proposé au SIAO"),
        strict=False,
    ):
        leases.note_vacancy(
            place,
            kind=kind,
            starts_on=stage.today - 12 * DAY,
            until=stage.today + 20 * DAY,
            words=words,
            actor=stage.by("rental_manager"),
        )


def _deposit(stage: Stage, occupancy: Occupancy, payer: str) -> None:
    if occupancy.deposits.exists():
        return  # the other tool held it already
    manager, on = stage.by("rental_manager"), occupancy.starts_on
    rent = amounts_of(occupancy, stage.today).rent
    deposit = leases.ask_deposit(occupancy, amount=rent, on=stage.today - 20 * DAY, actor=manager)
    leases.receive_deposit(
        deposit,
        on=max(on, stage.today - 15 * DAY),
        amount=rent,
        payer=payer,
        payer_name="FSL métropolitain" if payer == "fsl" else "",
        means="transfer",
        actor=manager,
    )


SEEN = {
    "Cuisine": {"sol": ("worn", "éclat près de l’évier")},
    "Séjour": {"murs": ("new", "repeint")},
}
DAMAGE = {
    "Séjour": {"murs": ("damaged", "trois trous de cheville, une tache")},
    "Cuisine": {"évier, robinets, placards": ("damaged", "porte de placard arrachée")},
}


def _inventory(stage: Stage, occupancy: Occupancy, kind: str, on: date, seen: Any = None) -> None:
    manager = stage.by("rental_manager")
    sheet = inventories.start_inventory(occupancy, kind=kind, on=on, actor=manager)
    content = sheet.content
    noted = seen or SEEN
    for room in content["rooms"]:
        for element in room["elements"]:
            state, words = noted.get(room["name"], {}).get(element["name"], ("good", ""))
            element["state"], element["words"] = state, words
    for rank, meter in enumerate(content["meters"][:2]):
        meter["number"] = meter["number"] or f"{4400 + rank}-{occupancy.pk}"
        meter["value"] = str(1200 + 37 * rank + (411 if kind == "exit" else 0))
    for key, count in zip(content["keys"], (2, 1, 1), strict=False):
        key["count"] = count
    inventories.fill_inventory(
        sheet, on=on, present="Le ménage, N. Rossi", content=content, actor=manager
    )
    inventories.sign_inventory(
        sheet,
        on=on,
        signed_as=occupancy.household.name.removeprefix("Ménage "),
        signed_for_us="N. Rossi",
        actor=manager,
    )


def _left_home(stage: Stage) -> None:
    """Someone left three weeks ago: compared, charged by the table of wear, to be given back."""
    manager = stage.by("rental_manager")
    leaving = next(
        t.occupancy
        for t in reversed(stage.tenancies)
        if t.occupancy.regime == "loi89"
        and not t.occupancy.deposits.exists()
        and not t.occupancy.notices_to_quit.filter(withdrawn_on=None).exists()
    )
    _deposit(stage, leaving, "person")
    _inventory(stage, leaving, "entry", leaving.starts_on)
    left = stage.today - 21 * DAY
    leases.end_occupancy(leaving, ends_on=left, end_reason="social_housing", actor=manager)
    stage.tenancies = [t for t in stage.tenancies if t.occupancy.pk != leaving.pk]
    _inventory(stage, leaving, "exit", left - DAY, DAMAGE)
    leases.note_keys_back(
        leaving.deposits.get(),
        keys_on=left - DAY,
        conforming=False,
        address_on=left - DAY,
        actor=manager,
    )
    inventories.charge_damage(
        leaving.inventories.get(kind="exit"),
        item="joinery",
        words="Porte de placard de la cuisine",
        cost=Decimal(180),
        age=Decimal(4),
        proof="Devis 2026-118",
        actor=manager,
    )


def _sliding(stage: Stage) -> None:
    """A social landlord's home near its review, a private one reviewed, one that has slid."""
    manager = stage.by("rental_manager")
    owner = add_body(
        stage.organisation,
        name="Habitat du Port",
        kinds=["landlord"],
        town="Marseille",
        actor=manager,
    )
    first = _hlm_slide(stage, owner, "6 allée des Pins, T3", add_months(stage.today, -17), 2)
    second = _hlm_slide(stage, owner, "9 allée des Pins, T2", add_months(stage.today, -11), 1)
    third = _hlm_slide(stage, owner, "2 allée des Pins, T3", add_months(stage.today, -20), 2)
    sliding.note_landlord_answer(
        first,
        on=stage.today - 6 * DAY,
        offers_lease=True,
        actor=manager,
    )
    sliding.slide_lease(
        third,
        on=(stage.today - 50 * DAY).replace(day=1),
        regime="social_lease",
        lessor="Habitat du Port",
        followed_until=add_months(stage.today, 5),
        actor=manager,
    )
    sliding.follow_slide(
        third, on=stage.today - 12 * DAY, is_paid=True, words="Dit par le bailleur", actor=manager
    )
    assert second.state == "running"  # noqa: S101 -- it waits for its second review


def _hlm_slide(
    stage: Stage, owner: Any, label: str, signed_on: date, reviews: int
) -> SlidingLease:
    manager = stage.by("rental_manager")
    size = label.rpartition(", ")[2]
    place = add_place(
        stage.sites["scattered"],
        label=label,
        size=size,
        street=label.partition(",")[0],
        actor=manager,
    )
    titles.record_holding(
        owner,
        kind=Holding.Kind.SOCIAL_HEAD_LEASE,
        places=[place],
        starts_on=signed_on,
        rent=Decimal(412),
        actor=manager,
    )
    occupancy = _sublet(stage, place, signed_on)
    slide = sliding.open_slide(
        occupancy,
        sublease_signed_on=signed_on,
        tripartite_on=signed_on,
        conditions="Six mois de loyers réglés, assurance à jour, logement entretenu, voisinage paisible.",
        actor=manager,
    )
    for n in range(1, reviews + 1):
        sliding.hold_slide_review(
            slide,
            on=add_months(signed_on, 6 * n) - 8 * DAY,
            present="Le ménage, l’association, Habitat du Port",
            household_words="Nous nous sentons bien ici ; les enfants sont à l’école à côté.",
            association_words="Les loyers arrivent. L’assurance a été renouvelée.",
            landlord_words="Rien à signaler dans l’immeuble. On se revoit dans six mois.",
            decision="favourable" if n > 1 else "extend",
            reasons="" if n > 1 else "Aide au logement encore en cours d’ouverture.",
            actor=stage.by("social_worker"),
        )
    return slide


def _sublet(stage: Stage, place: Place, on: date) -> Occupancy:
    manager = stage.by("rental_manager")
    household = a_household(stage, "sublease", on - 20 * DAY)
    occupancy = leases.draft_occupancy(
        place, household=household, regime="hlm_sublease", starts_on=on, actor=manager
    )
    for kind, amount in (("rent", 412), ("charges", 66), ("benefit", 268)):
        billing.set_term(
            occupancy,
            kind=kind,
            amount=Decimal(amount),
            starts_on=stage.today.replace(day=1),
            actor=manager,
        )
    gather_pieces(stage, occupancy, on)
    return leases.activate_occupancy(occupancy, starts_on=on, actor=manager)
