"""Maintenance, meters, stock, refits, reserves, works against rent."""

from datetime import date, timedelta

from django.db.models import DateField, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.base.ui.shell import tone_of
from palier.registers.housing.models import Meter, MeterReading
from palier.work.upkeep.models import (
    DeliveryReserve,
    MaintenanceContract,
    MaintenanceVisit,
    OwnerWorks,
    Refit,
    StockPart,
)

READ_EVERY = 90


def visit_state(row: MaintenanceContract, today: date) -> Chip:
    """When the next visit is due."""
    due = getattr(row, "due_on", None)
    if due is None:
        return Chip("terminé")
    late = due < today
    return Chip(
        f"{'en retard, ' if late else ''}avant le {day_in_words(due, short=True)}",
        tone_of(due, today),
    )


NEXT_VISIT = Subquery(
    MaintenanceVisit.objects.filter(contract=OuterRef("pk"), done_on=None).values("due_on")[:1],
    output_field=DateField(),
)


def maintenance_of(today: date) -> ListPage:
    """Contracts of upkeep, and their next visit seen from a day."""
    return ListPage(
        title="Contrats d’entretien",
        unit=("contrat", "contrats"),
        lead="Chaudières, ascenseurs, extincteurs : qui vient, quand, ce qui a été vu.",
        rows=lambda actor: (
            MaintenanceContract.objects.visible_to(actor)
            .select_related("site", "contractor")
            .annotate(due_on=NEXT_VISIT)
        ),
        columns=[
            Column(
                "Quoi",
                lambda row: capitalised(row.get_kind_display()),
                sort="kind",
                link=lambda row: reverse("upkeep:maintenance_contract", args=[row.pk]),
            ),
            Column("Site", lambda row: row.site.name, sort="site__name"),
            Column("Entreprise", lambda row: row.contractor.name),
            Column("Tous les (mois)", lambda row: row.every_months, kind="number"),
            Column("Par an (€)", lambda row: row.year_cost, kind="money", total="year_cost"),
            Column(
                "Prochaine visite", lambda row: visit_state(row, today), kind="chip", sort="due_on"
            ),
        ],
        sort="due_on",
        search=("contractor__name", "reference"),
        filters=[
            Filter(
                "quoi", "Quoi", lambda actor: MaintenanceContract.Kind.choices, lambda v: Q(kind=v)
            ),
            by_site(),
        ],
        actions=(
            ("Noter un contrat", "upkeep:sign_maintenance", "plus", "upkeep.sign_maintenance"),
        ),
        empty=Empty(
            "Aucun contrat d’entretien",
            "Une chaudière ou un ascenseur a son contrat, et des visites qui reviennent.",
            "Noter un contrat",
            "upkeep:sign_maintenance",
            "upkeep.sign_maintenance",
            icon="shield-check",
        ),
        file_name="contrats-entretien",
    )


LAST_READING = MeterReading.objects.filter(meter=OuterRef("pk")).order_by("-on", "-pk")


def _read_state(row: Meter, today: date) -> Chip:
    last = getattr(row, "last_on", None)
    if last is None:
        return Chip("jamais relevé", "wait")
    due = last + timedelta(days=READ_EVERY)
    return Chip(
        f"le {day_in_words(last, short=True)}",
        "bad" if due < today else "",
        "",
        f"avant le {day_in_words(due, short=True)}",
    )


def meters_of(today: date) -> ListPage:
    """Meters to read, and which are late on a day."""
    return ListPage(
        title="Compteurs à relever",
        unit=("compteur", "compteurs"),
        lead=f"Le plus ancien relevé d’abord ; un compteur se relève tous les {READ_EVERY} jours.",
        rows=lambda actor: (
            Meter.objects.visible_to(actor)
            .select_related("place__site")
            .annotate(
                last_on=Subquery(LAST_READING.values("on")[:1]),
                last_value=Subquery(LAST_READING.values("value")[:1]),
            )
        ),
        columns=[
            Column(
                "Compteur",
                lambda row: f"{capitalised(row.get_kind_display())} n° {row.number}",
                sort="number",
                link=lambda row: reverse("housing:read_meter", args=[row.pk]),
            ),
            Column("Où", lambda row: f"{row.place.site.name}, {row.place.label}"),
            Column(
                "Index",
                lambda row: in_digits(row.last_value) if row.last_value is not None else "",
            ),
            Column("Relevé", lambda row: _read_state(row, today), kind="chip", sort="last_on"),
        ],
        sort="last_on",
        search=("number", "place__label"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("a-relever", "à relever"), ("jamais", "jamais relevés")],
                lambda v: (
                    Q(last_on=None)
                    if v == "jamais"
                    else Q(last_on=None) | Q(last_on__lt=today - timedelta(days=READ_EVERY))
                ),
            ),
            Filter("quoi", "Nature", lambda actor: Meter.Kind.choices, lambda v: Q(kind=v)),
            by_site("place__site"),
        ],
        empty=Empty(
            "Aucun compteur",
            "Les compteurs s’ajoutent sur la page de chaque lieu.",
            icon="calculator",
        ),
        file_name="compteurs",
    )


def part_state(row: StockPart) -> Chip:
    """How many there are, and whether that is too few."""
    have = getattr(row, "have", 0)
    if have < row.least:
        return Chip(f"{have}, au moins {row.least}", "bad" if have == 0 else "wait")
    return Chip(str(have))


STOCK = ListPage(
    title="Stock de pièces",
    unit=("pièce", "pièces"),
    lead="Ce que l’on garde pour ne pas attendre, et ce qui manque.",
    rows=lambda actor: StockPart.objects.visible_to(actor).annotate(
        have=Coalesce(Sum("moves__quantity"), 0, output_field=IntegerField())
    ),
    columns=[
        Column("Pièce", lambda row: row.label, sort="label"),
        Column("Où", lambda row: row.kept_at),
        Column("En stock", part_state, kind="chip", sort="have"),
        Column("Prix (€)", lambda row: row.unit_cost, kind="money"),
        Column(
            "Compter",
            lambda row: "Entrée ou sortie",
            link=lambda row: reverse("upkeep:move_stock", args=[row.pk]),
        ),
    ],
    sort="label",
    search=("label", "kept_at"),
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [("manque", "il en manque")],
            lambda v: Q(have__lt=F("least")),
        )
    ],
    actions=(("Ajouter une pièce", "upkeep:add_part", "plus", "upkeep.add_part"),),
    empty=Empty(
        "Aucune pièce en stock",
        "Joints, ampoules, barillets : ce qui dépanne le jour même.",
        "Ajouter une pièce",
        "upkeep:add_part",
        "upkeep.add_part",
        icon="archive-box",
    ),
    file_name="stock",
)


def refit_state(row: Refit, today: date) -> Chip:
    """Whether a home is ready, and when one hopes it will be."""
    if row.ready_on is not None:
        return Chip(f"prêt le {day_in_words(row.ready_on, short=True)}", "ok")
    if row.planned_on is None:
        return Chip("date à prévoir", "wait")
    return Chip(
        f"prévu le {day_in_words(row.planned_on, short=True)}", tone_of(row.planned_on, today)
    )


def refits_of(today: date) -> ListPage:
    """Homes put in order, and for how long on a day."""
    return ListPage(
        title="Remises en état",
        unit=("remise en état", "remises en état"),
        lead="Entre deux ménages : de l’état des lieux de sortie au lieu prêt.",
        rows=lambda actor: Refit.objects.visible_to(actor).select_related("place__site"),
        columns=[
            Column(
                "Lieu",
                lambda row: f"{row.place.site.name}, {row.place.label}",
                sort="place__label",
                link=lambda row: reverse("upkeep:refit", args=[row.pk]),
            ),
            Column("Commencée le", lambda row: row.opened_on, kind="day", sort="opened_on"),
            Column(
                "Jours",
                lambda row: ((row.ready_on or today) - row.opened_on).days,
                kind="number",
            ),
            Column("À savoir", lambda row: row.words, muted=True),
            Column("État", lambda row: refit_state(row, today), kind="chip", sort="planned_on"),
        ],
        sort="-opened_on",
        search=("place__label", "place__site__name"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("cours", "en cours"), ("pret", "prêts")],
                lambda v: Q(ready_on__isnull=v == "cours"),
            ),
            by_site("place__site"),
        ],
        actions=(("Commencer", "upkeep:open_refit", "plus", "upkeep.open_refit"),),
        empty=Empty(
            "Aucune remise en état",
            "Un état des lieux de sortie qui a vu des dégradations en ouvre une.",
            "Commencer",
            "upkeep:open_refit",
            "upkeep.open_refit",
            icon="paint-brush",
        ),
        file_name="remises-en-etat",
    )


def reserve_state(row: DeliveryReserve, today: date) -> Chip:
    """Lifted, or until when it has to be."""
    if row.lifted_on:
        return Chip(f"levée le {day_in_words(row.lifted_on, short=True)}", "ok")
    return Chip(f"avant le {day_in_words(row.due_on, short=True)}", tone_of(row.due_on, today))


def reserves_of(today: date) -> ListPage:
    """Reserves of deliveries, and which are late on a day."""
    return ListPage(
        title="Réserves de livraison",
        unit=("réserve", "réserves"),
        lead="Ce qui ne va pas dans les logements neufs, à lever par qui les a construits.",
        rows=lambda actor: DeliveryReserve.objects.visible_to(actor).select_related(
            "delivery__site"
        ),
        columns=[
            Column(
                "Réserve",
                lambda row: row.spot,
                sort="spot",
                link=lambda row: reverse("upkeep:reserve", args=[row.pk]),
            ),
            Column("Livraison", lambda row: f"{row.delivery.site.name}, {row.delivery.label}"),
            Column("Ce qui ne va pas", lambda row: row.words),
            Column("Notée le", lambda row: row.noted_on, kind="day", sort="noted_on"),
            Column(
                "État",
                lambda row: reserve_state(row, today),
                kind="chip",
                sort="due_on",
            ),
        ],
        sort="due_on",
        search=("spot", "words"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("a-lever", "à lever"), ("levees", "levées")],
                lambda v: Q(lifted_on__isnull=v == "a-lever"),
            ),
            by_site("delivery__site"),
        ],
        actions=(("Noter une réserve", "upkeep:note_reserve", "plus", "upkeep.note_reserve"),),
        empty=Empty(
            "Aucune réserve",
            "À la réception de logements neufs, chaque défaut se note avec sa date.",
            "Noter une réserve",
            "upkeep:note_reserve",
            "upkeep.note_reserve",
            icon="clipboard-document-check",
        ),
        file_name="reserves",
    )


WORKS = ListPage(
    title="Travaux contre loyer",
    unit=("chantier", "chantiers"),
    lead="Ce que nous faisons chez un propriétaire pour un loyer plus bas, et ce que cela rapporte.",
    rows=lambda actor: (
        OwnerWorks.objects.visible_to(actor)
        .select_related("holding__owner", "place__site")
        .annotate(
            whole_gain=F("month_gain") * F("months"),
            net_gain=F("month_gain") * F("months") - Coalesce("cost", "agreed_cost"),
        )
    ),
    columns=[
        Column("Travaux", lambda row: row.label, sort="label"),
        Column("Propriétaire", lambda row: row.holding.owner.name),
        Column("Lieu", lambda row: f"{row.place.site.name}, {row.place.label}"),
        Column("Coût convenu", lambda row: row.agreed_cost, kind="money", total="agreed_cost"),
        Column("Coût réel", lambda row: row.cost, kind="money", total="cost"),
        Column("Évité par mois", lambda row: row.month_gain, kind="money", total="month_gain"),
        Column("Mois", lambda row: row.months, kind="number"),
        Column("Gain au terme", lambda row: row.net_gain, kind="money", total="net_gain"),
        Column(
            "Suite",
            lambda row: "Faits" if row.done_on else "Terminer",
            link=lambda row: "" if row.done_on else reverse("upkeep:finish_works", args=[row.pk]),
        ),
    ],
    sort="-agreed_on",
    search=("label", "holding__owner__name", "place__label"),
    filters=[
        Filter(
            "etat",
            "État",
            lambda actor: [("a-faire", "à faire"), ("faits", "faits")],
            lambda v: Q(done_on__isnull=v == "a-faire"),
        )
    ],
    actions=(("Convenir de travaux", "upkeep:agree_works", "plus", "upkeep.agree_works"),),
    empty=Empty(
        "Aucuns travaux contre loyer",
        "Ils se conviennent avec un propriétaire pendant la captation.",
        "Convenir de travaux",
        "upkeep:agree_works",
        "upkeep.agree_works",
        icon="wrench",
    ),
    file_name="travaux-contre-loyer",
)
