"""Guarantees and insurance on the contract's page; whether the home is large enough."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, in_digits, plural
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.lists import Chip
from palier.law.overcrowding import sources
from palier.work.leases.models import Occupancy, OccupancyState, YearlyProof
from palier.work.leases.reads import room_of

ALIVE = (OccupancyState.DRAFT, OccupancyState.ACTIVE)
CHIPS = {
    "ok": ("à jour", "ok"),
    "asked": ("demandée", "info"),
    "late": ("en retard", "wait"),
    "over": ("périmée", "bad"),
}


@shell.panel(on="leases.occupancy", order=45, sight="leases.contracts")
def guarantees(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """Who answers for the rent; insurance and what else is proved every year."""
    lines = []
    for each in row.guarantees.order_by("-given_on", "-pk"):
        over = each.ends_on is not None and each.ends_on <= today
        url = reverse("leases:end_guarantee", args=[each.pk])
        end = [Verb("Fin…", url, about=each.name)]
        lines.append(
            Line(
                f"{capitalised(each.get_kind_display())} : {each.name}",
                ", ".join(filter(None, [f"le {day_in_words(each.given_on)}", each.reference])),
                icon="shield-check",
                is_done=over,
                verbs=end if each.ends_on is None and actor.may("leases.end_guarantee") else [],
            )
        )
    for proof in row.proofs.order_by("kind", "-pk"):
        word, tone = CHIPS[proof.state_on(today)]
        until = proof.valid_until - timedelta(days=1) if proof.valid_until else None
        lines.append(
            Line(
                capitalised(proof.get_kind_display()),
                ", ".join(
                    filter(
                        None, [proof.insurer, f"jusqu’au {day_in_words(until)}" if until else ""]
                    )
                ),
                icon="document-check",
                chip=Chip(word, tone),  # type: ignore[arg-type]
                verbs=verbs_of(
                    verb(
                        actor,
                        "leases.take_back_proof",
                        "Erreur…",
                        reverse("leases:take_back_proof", args=[proof.pk]),
                        about=proof.get_kind_display(),
                    )
                )
                if proof.received_on
                else [],
            )
        )
    verbs = []
    if row.state in ALIVE:
        for name, label, icon in (
            ("record_guarantee", "Garantie", "plus"),
            ("receive_proof", "Attestation reçue", "check"),
        ):
            verbs += verbs_of(verb(actor, f"leases.{name}", label, row, icon))
    if not lines and not verbs:
        return None
    card = Card("Garanties et assurances", lines, empty="Rien de noté.", verbs=verbs)
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="leases.occupancy", order=55, sight="leases.contracts")
def large_enough(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The home beside who lives there today, by both norms."""
    if row.state not in ALIVE:
        return None
    room = room_of(row, today)
    if room is None:
        return None
    place = row.main_place
    pairs = [
        ("Personnes", str(room.people)),
        ("Surface", f"{in_digits(place.surface)} m²" if place.surface else "inconnue"),
        ("Demandée pour les aides", f"{room.surface_needed} m²"),
    ]
    if room.insee:
        pairs.append(("Insee", room.insee))
    too_small = "Trop petit pour les aides au logement." if room.is_too_small else ""
    if room.is_too_small and room.minors:
        too_small += " Avec un enfant mineur, un recours DALO est possible."
    card = Card(
        "Taille du logement",
        pairs=pairs,
        text=f"{too_small} {' ; '.join(sources())}.".strip(),
        tone="wait" if room.is_too_small else "",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(on="ui.day", sight="leases.contracts")
def insurance_to_ask(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """One line for all those whose insurance is over or about to be."""
    if not actor.may("leases.ask_proofs"):
        return []
    newer = YearlyProof.objects.filter(
        occupancy=OuterRef("occupancy"), kind="insurance", pk__gt=OuterRef("pk")
    )
    count = (
        YearlyProof.objects.visible_to(actor)
        .filter(
            Q(valid_until__lte=today + timedelta(days=30))
            | Q(received_on=None, asked_on__lt=today - timedelta(days=30)),
            ~Exists(newer),
            kind="insurance",
            occupancy__state=OccupancyState.ACTIVE,
        )
        .count()
    )
    if not count:
        return []
    words = plural(count, "attestation d’assurance", "attestations d’assurance")
    return [shell.Todo(f"{words} à demander ou à relancer", reverse("leases:proofs"), "", None)]
