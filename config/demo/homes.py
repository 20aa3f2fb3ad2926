"""How the association finds and holds homes: owners met, mandates, an old long lease."""

from datetime import date
from decimal import Decimal
from typing import Any

from config.demo import cast
from config.demo.stage import DAY, Stage
from palier.law.dates import add_months
from palier.registers.housing import actions as housing
from palier.registers.housing.actions import add_place, add_site
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body
from palier.work.sourcing import actions as sourcing
from palier.work.sourcing.models import OwnerLead
from palier.work.titles import actions as titles
from palier.work.titles.models import Holding

LEADS: list[tuple[str, str, str, str, int, str, int]] = [
    ("Mme Vasseur", "T2", "12 rue des Lilas", "D", 560, "contacted", 4),
    ("M. et Mme Tanguy", "T3", "3 impasse du Four", "E", 640, "contacted", 9),
    ("SCI Belombre", "T4", "40 boulevard Sainte-Marthe", "F", 780, "visited", 21),
    ("Mme Prigent", "T1", "7 rue du Lavoir", "C", 430, "visited", 26),
    ("M. Adjovi", "T3", "18 rue de la Tour", "D", 650, "agreed", 44),
    ("Indivision Carrel", "T2", "2 place aux Herbes", "G", 600, "lost", 90),
    ("M. Roumégas", "T2", "5 traverse du Moulin", "D", 590, "lost", 130),
    ("Mme Sarazin", "T2", "31 rue Clovis", "C", 570, "signed", 75),
]
GUARANTEE = (
    "Loyer versé chaque mois, logement occupé ou non.\n"
    "Remise en état au départ de chaque ménage.\n"
    "Un interlocuteur unique, et un accompagnement des habitants."
)


def finding_homes(stage: Stage) -> None:
    """A campaign, owners at each step of the way, one title waiting for its signature."""
    manager = stage.by("rental_manager")
    campaign = sourcing.open_campaign(
        stage.organisation,
        name="Nord de la métropole",
        territory="13e, 14e et 15e arrondissements",
        starts_on=stage.today - 180 * DAY,
        ends_on=stage.today + 185 * DAY,
        expected=15,
        actor=manager,
    )
    for rank, (owner, size, street, rating, rent, state, ago) in enumerate(LEADS):
        lead = sourcing.note_lead(
            stage.organisation,
            source="campaign" if rank % 2 else "owner",
            campaign=campaign if rank % 2 else None,
            contacted_on=stage.today - ago * DAY,
            referent=stage.users["rental_manager"],
            owner_name=owner,
            phone=f"06 00 11 22 {30 + rank}",
            street=street,
            postcode=cast.TOWN[0],
            town=cast.TOWN[1],
            size=size,
            energy_rating=rating,
            asked_rent=Decimal(rent),
            words="Souhaite un loyer régulier et ne plus s’occuper des travaux."
            if rank < 3
            else "",
            next_on=stage.today + (rank - 2) * DAY if state == "contacted" else None,
            actor=manager,
        )
        _go_on(stage, lead, state, stage.today - (ago - 3) * DAY)


def _go_on(stage: Stage, lead: OwnerLead, state: str, on: date) -> None:
    manager = stage.by("rental_manager")
    if state == "contacted":
        return
    surface = Decimal({"T1": 24, "T2": 39, "T3": 58, "T4": 76}[lead.size])
    seen = {"roof": "yes", "air": "no" if lead.size == "T4" else "yes", "networks": "unseen"}
    sourcing.visit_dwelling(
        lead,
        on=on,
        surface=surface,
        main_room_surface=Decimal(14),
        main_room_height=Decimal("2.50"),
        energy_rating=lead.energy_rating,
        seen=seen,
        works="Reprendre la ventilation et peindre" if lead.size == "T4" else "",
        works_cost=Decimal(2400) if lead.size == "T4" else None,
        actor=manager,
    )
    if state == "lost":
        reason = "energy" if lead.energy_rating == "G" else "rent"
        sourcing.lose_lead(lead, on=on + 10 * DAY, lost_reason=reason, actor=manager)
        return
    sourcing.note_lead_contact(
        lead,
        on=on + DAY,
        means="call",
        words="Visite appréciée ; attend une proposition écrite avec la réduction d’impôt.",
        actor=manager,
    )
    if state == "visited" and lead.size != "T1":
        return
    market = (lead.asked_rent or Decimal(600)) + 80
    offer = sourcing.make_offer(
        lead,
        on=on + 2 * DAY,
        kind="head_lease" if lead.size != "T3" else "mandate",
        rent=(market * Decimal("0.70")).quantize(Decimal("0.01")),
        market_rent=market,
        level="loc2",
        years=6,
        surface=surface,
        works="Peintures et ventilation" if lead.size == "T1" else "",
        works_cost=Decimal(1800) if lead.size == "T1" else Decimal(0),
        fee_percent=Decimal(8) if lead.size == "T3" else None,
        guarantee=GUARANTEE,
        actor=manager,
    )
    if state == "visited":
        return
    sourcing.accept_offer(offer, on=on + 8 * DAY, actor=manager)
    if state == "signed":
        sourcing.sign_lead(
            lead,
            site=stage.sites["scattered"],
            label=lead.street,
            on=on + 20 * DAY,
            starts_on=stage.today + 9 * DAY,
            actor=manager,
        )


def titles_of_every_kind(stage: Stage) -> None:
    """A long lease near its end, a residence run for its owner."""
    manager = stage.by("rental_manager")
    _long_lease(stage)
    owner = _owner(stage, "Résidences du Sud", "Marseille")
    _hold(
        stage, owner, "operating", _places(stage, "social"),
        starts_on=date(2012, 7, 1), rent=Decimal(41200), rent_every="quarter",
        reference="Convention de gestion de 2012",
    )  # fmt: skip
    first = Holding.objects.filter(kind="head_lease").order_by("pk").first()
    assert first is not None  # noqa: S101 -- the demo has just taken it
    titles.set_repair_share(
        first, item="heating_service", payer="owner", clause="bail, art. 9", actor=manager
    )
    titles.amend_holding(
        first,
        on=stage.today - 60 * DAY,
        words="Révision annuelle du loyer",
        rent=first.rent + 6,
        rent_every="month",
        deposit=first.rent,
        notice_months=3,
        index_quarter=2,
        sublet_agreed_on=first.starts_on,
        actor=manager,
    )


def _hold(stage: Stage, owner: Any, kind: str, places: list[Any], **given: Any) -> Holding:
    return titles.record_holding(
        owner, kind=kind, places=places, actor=stage.by("rental_manager"), **given
    )


def _owner(stage: Stage, name: str, town: str) -> Any:
    return add_body(
        stage.organisation,
        name=name,
        kinds=["landlord"],
        town=town,
        actor=stage.by("rental_manager"),
    )


def _places(stage: Stage, site: str, words: str = "") -> list[Place]:
    """The homes of a site, by their label."""
    places = Place.objects.filter(site=stage.sites[site], label__contains=words)
    return list(places.order_by("pk"))


def management_mandates(stage: Stage) -> None:
    """The homes let directly are held by mandate; the register follows the one kept on paper."""
    manager = stage.by("rental_manager")
    starts_on = add_months(stage.today, -22).replace(day=1)
    for rank, name in enumerate(("Mme Oriol", "M. Castan", "SCI Les Restanques")):
        owner = _owner(stage, name, cast.TOWN[1])
        mandate = _hold(
            stage, owner, "mandate", _places(stage, "scattered", "chemin des Vignes")[4 * rank : 4 * rank + 4],
            starts_on=starts_on, ends_on=add_months(starts_on, 36), reference=f"M-{2024}-{rank + 7}",
        )  # fmt: skip
        titles.amend_holding(
            mandate,
            on=starts_on,
            words="Honoraires et pouvoirs",
            rent=Decimal(0),
            rent_every="month",
            deposit=Decimal(0),
            fee_percent=Decimal(8),
            powers="Encaisser, donner quittance, travaux jusqu’à 300 € sans accord",
            actor=manager,
        )
        titles.register_mandate(
            mandate,
            registered_on=starts_on,
            principal=f"{name}, {cast.TOWN[0]} {cast.TOWN[1]}",
            purpose="Gestion locative de locaux d’habitation",
            follows=41 if rank == 0 else None,
            actor=manager,
        )


def _long_lease(stage: Stage) -> None:
    """Six homes of the town, by a lease of thirty years that ends in less than two."""
    manager = stage.by("rental_manager")
    site = add_site(
        stage.organisation,
        name="Cité du Moulin",
        kind="scattered",
        street="14 rue du Moulin",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        actor=manager,
    )
    places = [
        add_place(site, label=f"M{n:02d}", size=["T2", "T3"][n % 2], actor=manager)
        for n in range(1, 7)
    ]
    stage.sites["moulin"] = site
    ends_on = add_months(stage.today, 20).replace(day=1)
    lease = _hold(
        stage, _owner(stage, "Ville du Plan-de-Craie", cast.TOWN[1]), "emphyteutic", places,
        starts_on=add_months(ends_on, -12 * 30), ends_on=ends_on, rent=Decimal(2400),
        rent_every="year", reference="Acte notarié de 1998",
    )  # fmt: skip
    titles.set_convention(
        lease, convention="former", rent_ceiling=Decimal("489.30"), actor=manager
    )
    titles.note_talks(
        lease,
        on=stage.today - 33 * DAY,
        words="La commune étudie une prolongation de quinze ans contre une réhabilitation.",
        actor=manager,
    )


def register_of_homes(stage: Stage) -> None:
    """Energy, meters, keys, a district, deliveries; a site of adapted houses with its order lifted."""
    manager = stage.by("rental_manager")
    places = Place.objects.filter(site=stage.sites["scattered"], parent=None).order_by("pk")
    for rank, place in enumerate(places):
        letter = "CDDEDEDFDC"[rank % 10]
        housing.rate_energy(
            place, letter=letter, made_on=date(2023, 2 + rank % 9, 11), actor=manager
        )
        housing.correct_place(
            place,
            label=place.label,
            size=place.size,
            surface=place.surface or Decimal({"T2": 41, "T3": 59, "T4": 74}.get(place.size, 40)),
            street=place.street,
            postcode=place.postcode,
            town=place.town,
            latitude=Decimal("43.29650") + Decimal(rank * 37 % 50) / 1000,
            longitude=Decimal("5.36980") + Decimal(rank * 23 % 60) / 1000,
            actor=manager,
        )
        if rank < 6:
            meter = housing.place_meter(
                place, kind="cold_water", number=f"EF-{4410 + rank}", actor=manager
            )
            for months, value in ((12, 812), (1, 861)):
                housing.read_meter(
                    meter,
                    on=add_months(stage.today, -months),
                    value=Decimal(value + 13 * rank),
                    actor=manager,
                )
            housing.note_keys(
                place, label="Porte du logement", count=2, kept_at="Armoire, agence", actor=manager
            )
    housing.note_district(
        stage.sites["boarding"],
        name="Consolat-Mirabeau",
        code="QN01356M",
        starts_on=date(2024, 1, 1),
        actor=manager,
    )
    _adapted_houses(stage)
    for label, homes, months, funding in (
        ("Les Jardins du Moulin, tranche 1", 8, 7, "plai"),
        ("Les Jardins du Moulin, tranche 2", 6, 14, "plus"),
    ):
        housing.plan_delivery(
            stage.sites["moulin"],
            label=label,
            funding=funding,
            homes=homes,
            planned_on=add_months(stage.today, months).replace(day=1),
            actor=manager,
        )


def _adapted_houses(stage: Stage) -> None:
    manager = stage.by("rental_manager")
    site = add_site(
        stage.organisation,
        name="Villas des Roseaux",
        kind="scattered",
        street="chemin des Roseaux",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        actor=manager,
    )
    stage.sites["adapted"] = site
    villas = [
        add_place(
            site, label=f"villa {n:02d}", kind=Place.Kind.ADAPTED, size="T4",
            surface=Decimal(86), actor=manager,
        )
        for n in range(1, 7)
    ]  # fmt: skip
    order = housing.note_diagnostic(
        villas[0],
        kind="unhealthy",
        made_on=date(2019, 3, 12),
        reference="arrêté préfectoral, ancien terrain",
        actor=manager,
    )
    housing.lift_order(order, on=date(2022, 6, 30), actor=manager)
    _hold(
        stage, _owner(stage, "Foncière Adaptée", cast.TOWN[1]), "third_party", villas,
        starts_on=date(2022, 7, 1), reference="Convention de gestion et d’accompagnement",
    )  # fmt: skip
