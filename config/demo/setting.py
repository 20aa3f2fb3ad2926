"""Before the curtain: the team, the bank, the partners, the homes."""

from datetime import date
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from config.demo import bank, cast
from config.demo.stage import CAF_IBAN, DAY, Stage
from palier.base.accounts.actions import add_member, change_card, change_perimeter
from palier.base.bank.actions import add_bank_account
from palier.base.ledger.actions import open_books
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Membership, Organisation, Site, User
from palier.base.tenancy.reads import actor_for
from palier.law.dates import Month
from palier.registers.housing.actions import add_building, add_place, add_site
from palier.registers.housing.models import Place
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body
from palier.registers.programmes.actions import add_programme
from palier.work.billing import actions as billing
from palier.work.titles import actions as titles


def team(stage: Stage, first: Month) -> None:
    system = palier(stage.organisation)
    stage.organisation = change_card(
        stage.organisation,
        name=cast.ASSOCIATION,
        street="14 rue du Platane",
        postcode=cast.TOWN[0],
        town=cast.TOWN[1],
        phone="04 00 00 12 34",
        email="contact@platane.example",
        siren=cast.SIREN,
        approvals="Agrément ILGLS et ISFT (CCH L365-3 et L365-4), préfecture, 2024",
        proration=Organisation.Proration.ACTUAL_DAYS,
        due_day=5,
        logo=LOGO,
        actor=system,
    )
    open_books(stage.entity, actor=system)
    supervisor: User | None = None
    order = sorted(cast.TEAM, key=lambda each: each[0] != "supervisor")
    for role, first_name, last_name, job in order:
        membership = add_member(
            stage.organisation,
            email=cast.address_of(first_name),
            first_name=first_name,
            last_name=last_name,
            job=job,
            roles=[role],
            starts_on=first.first,
            supervisor=supervisor if role in {"social_worker", "rehousing_officer"} else None,
            team=cast.TEAM_OF.get(role, ""),
            everywhere=True,
            actor=system,
        )
        if role == "supervisor":
            supervisor = membership.user
        stage.users[role] = membership.user
    _colleagues(stage, first, supervisor)
    # One password for all: it is hashed once, and given to each.
    first_names = [each[1] for each in cast.TEAM] + [each[0] for each in cast.COLLEAGUES]
    told = [cast.address_of(name) for name in first_names]
    User.objects.filter(email__in=told).update(password=make_password(cast.PASSWORD))
    for role, user in stage.users.items():
        actor = actor_for(user, stage.organisation.pk)
        assert actor is not None  # noqa: S101 -- just let in
        stage.actors[role] = actor
    stage.account = bank.iban(1)
    add_bank_account(
        stage.entity,
        label="Compte courant",
        iban=stage.account,
        account=Account.objects.get(entity=stage.entity, code="5121"),
        actor=stage.by("accountant"),
    )
    billing.know_payer(
        stage.organisation, iban=CAF_IBAN, account=None, actor=stage.by("accountant")
    )
    _bodies(stage, first)


def _bodies(stage: Stage, first: Month) -> None:
    """Funders with their programmes, partners, landlords."""
    for name in cast.FUNDERS:
        add_body(stage.organisation, name=name, kinds=["funder"], actor=stage.by("supervisor"))
    for name in cast.PARTNERS:
        add_body(
            stage.organisation,
            name=name,
            kinds=["partner", "prescriber"],
            actor=stage.by("supervisor"),
        )
    for name in cast.LANDLORDS:
        stage.landlords.append(
            add_body(
                stage.organisation, name=name, kinds=["landlord"], actor=stage.by("rental_manager")
            )
        )
    funders = list(Body.objects.filter(kinds__contains=["funder"]).order_by("pk"))
    for rank, (name, scheme) in enumerate(cast.PROGRAMMES.items()):
        stage.programmes[name] = add_programme(
            stage.organisation,
            name=name,
            scheme=scheme,
            starts_on=first.first - 400 * DAY,
            funder=funders[rank % len(funders)],
            actor=stage.by("supervisor"),
        )


def _colleagues(stage: Stage, first: Month, supervisor: User | None) -> None:
    """Three more social workers, of the same team."""
    system = palier(stage.organisation)
    for rank, (first_name, last_name) in enumerate(cast.COLLEAGUES, start=2):
        stage.users[f"social_worker_{rank}"] = add_member(
            stage.organisation,
            email=cast.address_of(first_name),
            first_name=first_name,
            last_name=last_name,
            job="travailleur social" if first_name == "Thomas" else "travailleuse sociale",
            roles=["social_worker"],
            starts_on=first.first,
            supervisor=supervisor,
            team=cast.TEAM_OF["social_worker"],
            everywhere=True,
            actor=system,
        ).user


def _who_works_where(stage: Stage) -> None:
    """The host at her house, the manager of the halting site at his; the others everywhere."""
    for role, code in (("host", "boarding"), ("site_manager", "pitches")):
        user = stage.users[role]
        change_perimeter(
            Membership.objects.get(organisation=stage.organisation, user=user),
            sites=[stage.sites[code]],
            actor=stage.by("administrator"),
        )
        actor = actor_for(user, stage.organisation.pk)
        assert actor is not None  # noqa: S101 -- let in above
        stage.actors[role] = actor


def homes(stage: Stage) -> None:
    manager = stage.by("rental_manager")
    town = {"postcode": cast.TOWN[0], "town": cast.TOWN[1]}
    for code, name, kind, street in [
        ("boarding", "Les Amandiers", Site.Kind.BOARDING_HOUSE, "5 rue des Amandiers"),
        ("social", "Résidence Poincaré", Site.Kind.SOCIAL_RESIDENCE, "22 avenue Poincaré"),
        ("scattered", "Logements diffus", Site.Kind.SCATTERED, ""),
        ("shelter", "Le Relais", Site.Kind.SHELTER, "9 quai de la Gare"),
        ("pitches", "Les Peupliers", Site.Kind.HALTING_SITE, "chemin des Peupliers"),
    ]:
        stage.sites[code] = add_site(
            stage.organisation, name=name, kind=kind, street=street, actor=manager, **town
        )
    _who_works_where(stage)
    homes = stage.sites
    stage.free["boarding"] = [
        add_place(
            homes["boarding"],
            label=f"logement {n:02d}",
            size="T1",
            surface=Decimal("19.5"),
            actor=manager,
        )
        for n in range(1, 26)
    ]
    blocks = [
        add_building(homes["social"], name=f"Bâtiment {letter}", actor=manager) for letter in "AB"
    ]
    stage.free["social"] = [
        add_place(
            homes["social"],
            label=f"{'AB'[n > 30]}{(n - 1) % 30 + 1:02d}",
            size="T1 bis" if n % 5 == 0 else "T1",
            building=blocks[n > 30],
            actor=manager,
        )
        for n in range(1, 61)
    ]
    stage.free["sublease"] = []
    for rank in range(17):
        floor = "2e" if rank // 10 else "1er"
        place = add_place(
            homes["scattered"],
            label=f"{cast.STREETS[rank % 10]}, {floor} étage",
            size=["T2", "T3", "T4"][rank % 3],
            street=cast.STREETS[rank % 10],
            actor=manager,
        )
        stage.free["sublease"].append(place)
    shared = add_place(
        homes["scattered"],
        label="11 rue du Puits",
        size="T4",
        street="11 rue du Puits",
        actor=manager,
    )
    for n in (1, 2, 3):
        room = add_place(
            homes["scattered"],
            label=f"11 rue du Puits, chambre {n}",
            kind=Place.Kind.ROOM,
            parent=shared,
            street="11 rue du Puits",
            actor=manager,
        )
        stage.free["sublease"].append(room)
    for rank, place in enumerate(stage.free["sublease"]):
        titles.record_holding(
            stage.landlords[rank % len(stage.landlords)],
            kind="head_lease",
            places=[place],
            starts_on=date(2023, 1 + rank % 12, 1),
            rent=Decimal({"T2": 445, "T3": 520, "T4": 575}.get(place.size, 460) + 5 * (rank % 9)),
            actor=manager,
        )
    stage.free["direct"] = [
        add_place(
            homes["scattered"],
            label=f"{30 + rank} chemin des Vignes",
            size=["T2", "T3"][rank % 2],
            street=f"{30 + rank} chemin des Vignes",
            actor=manager,
        )
        for rank in range(12)
    ]
    stage.free["shelter"] = [
        add_place(homes["shelter"], label=f"place {n:02d}", kind=Place.Kind.BED, actor=manager)
        for n in range(1, 11)
    ]
    stage.free["pitches"] = [
        add_place(
            homes["pitches"],
            label=f"terrain familial {n:02d}",
            kind=Place.Kind.ADAPTED,
            actor=manager,
        )
        for n in range(1, 5)
    ]


LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M20 36V22M20 22C8 22 6 8 '
    b'20 4c14 4 12 18 0 18z" fill="none" stroke="#1d5a52" stroke-width="3" stroke-linecap="round"/>'
    b'<path d="M44 34V14h12v20M62 34V10l14-4v28" fill="none" stroke="#b5532f" stroke-width="3"/></svg>'
)
