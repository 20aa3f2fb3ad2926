"""Houses that are lived in: evenings, newcomers, candidacies, an opening, a halting site, a quarter."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from config.demo.stage import DAY, Stage
from palier.law.dates import add_months
from palier.registers.housing import actions as housing
from palier.registers.people.actions import open_household
from palier.registers.people.models import Body
from palier.work.admissions import actions as admissions
from palier.work.admissions.gathering import needed
from palier.work.admissions.models import Candidacy
from palier.work.leases.actions import note_stay_decision
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import free_places, promised
from palier.work.residences import actions as residences
from palier.work.residences.models import Welcome
from palier.work.residences.reads import residents_on

RULES = """Chacun est chez soi dans son logement et reçoit qui il veut.
La salle commune est ouverte de 8 h à 22 h ; qui s’en sert la range.
Héberger un proche se dit avant : trois mois par personne, six mois par an.
Le bruit s’arrête à 22 h.
Personne de l’association n’entre dans un logement sans prévenir, sauf urgence de sécurité."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day, in the association’s own time."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def life_in_houses(stage: Stage) -> None:
    """What a host finds on arriving: the book, who is away, who is new, tonight’s on-call."""
    host, leader = stage.by("host"), stage.by("supervisor")
    today, site = stage.today, stage.sites["boarding"]
    living = [each for each in residents_on(site, today) if each.household.hidden_at is None]
    _rules(stage, living)
    for welcome in Welcome.objects.filter(done_on=None, due_on__lt=today).select_related(
        "occupancy"
    ):
        residences.note_welcome(
            welcome,
            done_on=min(welcome.occupancy.starts_on + 2 * DAY, today),
            by="Mme Lopes",
            actor=host,
        )
    _the_book(stage, living)
    residences.note_absence(
        living[3], left_on=today - 2 * DAY, back_on=today + 4 * DAY, actor=host
    )
    residences.host_guest(
        living[5],
        name="Léa Mora",
        starts_on=today - 20 * DAY,
        ends_on=today + 20 * DAY,
        declared_on=today - 21 * DAY,
        actor=host,
    )
    for rank, (name, link) in enumerate(
        [("Awa Fall", "sœur"), ("Marc Roux", "ami"), ("Dr Amiel", "voisin")]
    ):
        residences.note_urgent_contact(
            living[rank], name=name, link=link, phone=f"06 00 33 44 {10 + rank}", actor=host
        )
    residences.enter_room(
        living[7],
        on=today - DAY,
        ground="emergency",
        why="Eau sous la porte, personne ne répond",
        found="Robinet resté ouvert, fermé ; sol épongé",
        actor=host,
    )
    residences.note_incident(
        site,
        kind="noise",
        happened_at=at(today - 6 * DAY, 23, 40),
        household=living[8].household,
        text="Musique forte jusqu’à minuit ; deux voisins se sont plaints.",
        next_on=today + DAY,
        actor=host,
    )
    serious = residences.note_incident(
        site,
        kind="intrusion",
        happened_at=at(today - 30 * DAY, 2, 15),
        text="Porte du hall forcée, rien de pris.",
        is_serious=True,
        told_to="commissariat, propriétaire",
        actor=leader,
    )
    residences.follow_incident(serious, on=today - 28 * DAY, words="Gâche changée.", actor=host)
    residences.close_incident(
        serious, on=today - 20 * DAY, words="Plainte déposée, hall réparé.", actor=leader
    )
    _together(stage, living)
    _shelter(stage)
    _an_opening(stage)
    _works_on_the_residence(stage)


def _rules(stage: Stage, living: list[Occupancy]) -> None:
    manager, site = stage.by("rental_manager"), stage.sites["boarding"]
    residences.write_rules(site, text=RULES, starts_on=stage.today - 700 * DAY, actor=manager)
    rules = residences.write_rules(
        site,
        text=RULES + "\nLes vélos se rangent dans la cour.",
        starts_on=stage.today - 60 * DAY,
        council_on=stage.today - 75 * DAY,
        actor=manager,
    )
    early = [each for each in living if each.starts_on < stage.today - 50 * DAY]
    residences.sign_rules(
        rules, occupancies=early[:-2], on=stage.today - 50 * DAY, actor=stage.by("host")
    )


def _the_book(stage: Stage, living: list[Occupancy]) -> None:
    host, today, site = stage.by("host"), stage.today, stage.sites["boarding"]
    for day, hour, kind, text, who in [
        (today, 8, "house", "Chaudière relancée, eau tiède au 2e étage jusqu’à 8 h.", None),
        (today - DAY, 21, "house", "Soirée calme, neuf au repas partagé.", None),
        (today - DAY, 18, "seen", "", living[1]),
        (today - DAY, 18, "not_seen", "Ni hier ni aujourd’hui, volets fermés.", living[2]),
        (today - 2 * DAY, 22, "call", "Alarme du hall : fausse alerte, réarmée.", None),
    ]:
        residences.write_log(
            site,
            kind=kind,
            text=text,
            household=who.household if who else None,
            written_at=at(day, hour, 10),
            actor=host,
        )
    residences.write_log(
        site,
        kind="watch",
        text="Passer dire bonsoir ce soir, elle le souhaite.",
        household=living[2].household,
        watch_until=today + DAY,
        written_at=at(today, 9),
        actor=host,
    )
    for offset in range(-1, 6):
        day = today + offset * DAY
        residences.plan_shift(
            stage.organisation,
            user=stage.users["host"],
            duty="host",
            site=site,
            starts_at=at(day, 8),
            ends_at=at(day, 18),
            actor=stage.by("supervisor"),
        )
        residences.plan_shift(
            stage.organisation,
            user=stage.users["supervisor" if offset % 2 else "site_manager"],
            duty="on_call",
            starts_at=at(day, 18),
            ends_at=at(day + DAY, 8),
            phone="06 00 55 66 77",
            actor=stage.by("supervisor"),
        )


def _together(stage: Stage, living: list[Occupancy]) -> None:
    host, today, site = stage.by("host"), stage.today, stage.sites["boarding"]
    meal = residences.plan_activity(
        site,
        title="Repas partagé",
        starts_at=at(today - DAY, 19),
        place="salle commune",
        actor=host,
    )
    residences.fill_activity(meal, came=[each.household for each in living[:9]], actor=host)
    outing = residences.plan_activity(
        site,
        title="Sortie au théâtre",
        starts_at=at(today + 9 * DAY, 14),
        place="départ de la cour",
        seats=8,
        actor=host,
    )
    residences.join_activity(
        outing, households=[each.household for each in living[2:7]], actor=host
    )
    residences.pin_notice(
        site,
        title="Conseil de maison",
        text="Jeudi à 18 h, salle commune. Apportez vos sujets.",
        starts_on=today - 3 * DAY,
        ends_on=today + 10 * DAY,
        actor=host,
    )
    manager = stage.by("rental_manager")
    laundry = residences.set_service(
        site,
        label="Laverie",
        unit="lavage",
        price=Decimal("2.50"),
        starts_on=today - 300 * DAY,
        actor=manager,
    )
    residences.set_service(
        site,
        label="Chambre d’ami",
        unit="nuit",
        price=Decimal(8),
        starts_on=today - 300 * DAY,
        actor=manager,
    )
    for each in living[:3]:
        residences.charge_service(laundry, occupancy=each, quantity=2, on=today, actor=host)


def _shelter(stage: Stage) -> None:
    """Nights counted, and someone who stays after a decision."""
    host, today, site = stage.by("host"), stage.today, stage.sites["shelter"]
    living = residents_on(site, today)
    if living:
        note_stay_decision(
            living[0],
            kind="exit",
            by="ofii",
            on=today - 12 * DAY,
            effective_on=today - 5 * DAY,
            reference="DN@ 4471",
            actor=stage.by("rental_manager"),
        )
    for back in range(7, 0, -1):
        night = today - back * DAY
        there = residents_on(site, night)
        residences.take_roll(
            site, on=night, absent=there[-1:] if back % 3 == 0 else [], actor=host
        )


def _an_opening(stage: Stage) -> None:
    """A house that is to open, with what is missing before its first resident."""
    manager, director, today = stage.by("rental_manager"), stage.by("director"), stage.today
    site = housing.add_site(
        stage.organisation,
        name="Les Platanes",
        kind="supported",
        street="2 allée des Platanes",
        postcode="13010",
        town="Marseille",
        actor=manager,
    )
    stage.sites["platanes"] = site
    opens = add_months(today.replace(day=1), 4)
    project = residences.plan_opening(
        site,
        kind="opening",
        planned_on=opens,
        words="Résidence accueil de 18 logements, avec deux hôtes.",
        actor=director,
    )
    for rank, (kind, label) in enumerate(
        [
            ("funding", "Convention de fonctionnement"),
            ("approval", "Agrément de la préfecture"),
            ("safety", "Avis de la commission de sécurité"),
            ("equipment", "Lits, tables, laverie"),
            ("staff", "Deux hôtes à mi-temps"),
            ("admissions", "Première commission avec le SIAO"),
        ]
    ):
        step = residences.add_opening_step(
            project, kind=kind, label=label, due_on=today + (20 * rank + 10) * DAY, actor=director
        )
        if rank == 0:
            residences.finish_opening_step(step, done_on=today - 5 * DAY, actor=director)
    for rank, (places, lived) in enumerate([(6, 4), (12, 9), (18, 15)]):
        residences.plan_month(
            project,
            month=add_months(opens, rank),
            places=places,
            lived=lived,
            staff=Decimal("1.0") + Decimal("0.5") * rank,
            actor=director,
        )


def _works_on_the_residence(stage: Stage) -> None:
    """A residence is renewed floor by floor: two households live elsewhere meanwhile."""
    director, today, site = stage.by("director"), stage.today, stage.sites["social"]
    project = residences.plan_opening(
        site,
        kind="transformation",
        planned_on=add_months(today.replace(day=1), 9),
        words="Ancien foyer : une cuisine et une salle d’eau par logement, étage par étage.",
        actor=director,
    )
    for kind, label, days in (
        ("works", "Travaux du deuxième étage", 60),
        ("rehousing", "Relogement des ménages du troisième étage", 120),
        ("approval", "Avenant à la convention APL", 200),
    ):
        residences.add_opening_step(
            project, kind=kind, label=label, due_on=today + days * DAY, actor=director
        )
    living = [each for each in residents_on(site, today) if each.household.hidden_at is None]
    for rank, row in enumerate(living[-3:]):
        starts = max(today - (50 - 15 * rank) * DAY, row.starts_on)
        stay = residences.rehouse_for_works(
            project,
            occupancy=row,
            where="Résidence hôtelière du Port, appartement " + str(4 + rank),
            agreed_on=max(starts - 12 * DAY, row.starts_on),
            starts_on=starts,
            back_by=today + (20 + 20 * rank) * DAY,
            actor=director,
        )
        if rank == 0 and starts < today:
            residences.end_works_stay(stay, returned_on=today - DAY, actor=director)


CANDIDATES = [
    ("Awa", "Traoré", "siao", "received", 1, ""),
    ("Marek", "Kowal", "siao", "complete", 1, ""),
    ("Lina", "Haddou", "prefect", "complete", 2, "couple"),
    ("Youssef", "Belaïd", "employer", "committee", 1, ""),
    ("Clara", "Mendy", "siao", "waitlisted", 1, "accessible"),
    ("Paul", "Garnier", "direct", "waitlisted", 1, ""),
    ("Nina", "Osei", "town", "accepted", 1, ""),
    ("Sami", "Lefort", "siao", "refused", 3, ""),
    ("Rosa", "Vidal", "direct", "declined", 1, ""),
    ("Idriss", "Camara", "siao", "offered", 1, ""),
]


def those_who_ask(stage: Stage) -> None:
    """Candidacies at each step of the way, a committee to come, shares that others fill."""
    manager, today = stage.by("rental_manager"), stage.today
    for code, origin, percent in (
        ("social", "prefect", 30),
        ("social", "employer", 5),
        ("boarding", "siao", 50),
    ):
        admissions.reserve_quota(
            stage.sites[code],
            origin=origin,
            percent=Decimal(percent),
            starts_on=today - 600 * DAY,
            source="Convention APL",
            actor=manager,
        )
    site = stage.sites["social"]
    committee = admissions.call_committee(
        site, on=today + 6 * DAY, members="Chef de service, gestion, SIAO", actor=manager
    )
    siao = Body.objects.filter(kinds__contains=["prescriber"]).order_by("pk").first()
    for rank, (first, last, origin, state, people, wanted) in enumerate(CANDIDATES):
        row = admissions.receive_candidacy(
            site,
            first_name=first,
            last_name=last,
            origin=origin,
            siao_number=f"13-2026-{4100 + rank}" if origin == "siao" else "",
            prescriber=siao if origin == "siao" else None,
            people=people,
            wanted=wanted,
            phone=f"06 00 77 88 {10 + rank}",
            received_on=today - (5 + 7 * rank) * DAY,
            actor=manager,
        )
        if state != "received":
            _so_far(stage, row, state, committee)


def _so_far(stage: Stage, row: Candidacy, state: str, committee: object) -> None:
    manager, today = stage.by("rental_manager"), stage.today
    row = admissions.receive_candidacy_pieces(
        row,
        pieces=[code for code, _ in needed(row.origin)],
        on=row.received_on + 2 * DAY,
        actor=manager,
    )
    if state == "committee":
        admissions.put_before_committee(committee, candidacies=[row], actor=manager)  # type: ignore[arg-type]
    elif state == "refused":
        admissions.decide_candidacy(
            row, decision="refused", reason="composition", on=today - 3 * DAY, actor=manager
        )
    elif state == "declined":
        admissions.close_candidacy(row, reason="elsewhere", on=today - 8 * DAY, actor=manager)
    elif state in ("waitlisted", "accepted", "offered"):
        decision = "waitlisted" if state == "waitlisted" else "accepted"
        row = admissions.decide_candidacy(
            row, decision=decision, on=row.received_on + 4 * DAY, actor=manager
        )
        if row.siao_number and state == "waitlisted":
            admissions.tell_siao(row, told_siao_on=today - DAY, actor=manager)
        if state == "offered":
            file = open_household(
                stage.organisation,
                first_name=row.first_name,
                last_name=row.last_name,
                opened_on=today,
                actor=manager,
            )
            row = admissions.link_household(row, household=file, actor=manager)
            free = free_places([row.site_id], today)
            kept = promised(free)
            free = [place for place in free if place.pk not in kept]
            if free:
                admissions.offer_place(
                    row,
                    place=free[0],
                    offered_on=today - DAY,
                    answer_by=today + 6 * DAY,
                    actor=manager,
                )
