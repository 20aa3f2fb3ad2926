"""A contract's pieces, what was signed, its term; stays that reach theirs."""

from datetime import date, timedelta

from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb
from palier.base.ui.cards import verbs as verbs_of
from palier.base.ui.lists import Chip
from palier.law.pieces import pieces_of
from palier.law.terms import term_of
from palier.work.leases.composing import compose, holes_of
from palier.work.leases.ending import CHANGES
from palier.work.leases.models import Occupancy, OccupancyState, StayDecision
from palier.work.leases.reads import gathered_pieces, stays_at_their_term

ALIVE = (OccupancyState.DRAFT, OccupancyState.ACTIVE)


def _verb(actor: Actor, row: Occupancy, name: str, label: str, icon: str) -> list[Verb]:
    return verbs_of(verb(actor, f"leases.{name}", label, row, icon))


@shell.panel(on="leases.occupancy", order=2, sight="leases.contracts", column="main")
def pieces(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """What the regime asks for: what is there since when, what is missing and by which text."""
    if row.state not in ALIVE:
        return None
    gathered = gathered_pieces(row)
    lines = []
    for piece in pieces_of(row.regime):
        since = gathered.get(piece.code)
        there = piece.code in gathered
        lines.append(
            Line(
                capitalised(piece.label),
                piece.source if not there else f"Depuis le {day_in_words(since)}" if since else "",
                icon="check-circle" if there else "x-circle",
                chip=None if there else Chip("manque", "wait" if piece.waivable else "bad"),
            )
        )
    missing = sum(1 for piece in pieces_of(row.regime) if piece.code not in gathered)
    if not missing and row.state == OccupancyState.ACTIVE and not row.reserve:
        return None
    verbs = _verb(actor, row, "receive_pieces", "Noter les pièces", "check")
    if row.reserve:
        verbs += _verb(actor, row, "lift_reserve", "Lever la réserve", "check-circle")
    card = Card(
        "Pièces du contrat",
        lines,
        verbs=verbs,
        note="tout est réuni" if not missing else f"{missing} à réunir",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="leases.occupancy", order=8, sight="leases.contracts", column="main")
def what_was_signed(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The contract and its amendments, as signed; else the draft to read together."""
    papers = list(row.papers.order_by("-on", "-pk"))
    if not papers and row.state not in ALIVE:
        return None
    lines = [
        Line(
            capitalised(paper.get_kind_display())
            + (f" : {paper.sections[0]['title']}" if paper.kind == "amendment" else ""),
            f"Signé le {day_in_words(paper.on)}, {paper.get_how_display()}, par {paper.signed_as}"
            + (f" ({paper.guardian})" if paper.guardian else ""),
            icon="document-check",
            verbs=[Verb("PDF", reverse("leases:signed_paper_pdf", args=[paper.pk]), "printer")],
        )
        for paper in papers
    ]
    verbs, left = [], []
    if row.state in ALIVE:
        if papers:
            verbs = _verb(actor, row, "amend_contract", "Avenant", "pencil-square")
        else:
            url = reverse("leases:contract_pdf", args=[row.pk])
            left = holes_of(compose(row, today))
            verbs = [Verb("Lire le contrat en PDF", url, "printer")]
            verbs += _verb(actor, row, "complete_contract", "Compléter le texte", "pencil-square")
            verbs += _verb(actor, row, "sign_contract", "Signer", "pencil")
    empty = "Pas encore signé."
    if left:
        empty += f" Parties à compléter avant : {', '.join(left)}."
    card = Card("Contrat et avenants", lines, empty=empty, verbs=verbs)
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="leases.occupancy", order=12, sight="leases.contracts")
def term(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """How long it lasts and how it goes on; who decided of a stay in a shelter."""
    law = term_of(row.regime)
    pairs = []
    if row.term_on:
        last = row.term_on - timedelta(days=1)
        pairs.append(("Jusqu’au", day_in_words(last)))
        pairs.append(("Ensuite", _goes_on(row)))
    if row.tied_until:
        pairs.append(("Fin annoncée", day_in_words(row.tied_until - timedelta(days=1))))
    if not row.law.flat_charges and row.regime != "social_lease":
        clause = f"IRL, trimestre {row.index_quarter}" if row.index_quarter else "aucune clause"
        pairs.append(("Révision du loyer", clause))
    lines = [
        Line(
            f"Dérogation : {each.get_ground_display()}",
            f"{each.proof}, jusqu’au {day_in_words(each.until - timedelta(days=1))}",
            icon="calendar",
        )
        for each in row.extensions.order_by("-on", "-pk")
    ] + [_decision(each, row, today) for each in row.decisions.order_by("kind", "pk")]
    verbs = _verbs_of_term(row, actor)
    if row.state in ALIVE and pairs and pairs[-1][0] == "Révision du loyer":
        verbs += _verb(actor, row, "set_review_clause", "Clause de révision", "pencil-square")
    card = Card("Durée", lines, pairs=pairs, text=law.source, verbs=verbs)
    return shell.Part("ui/parts/card.html", {"card": card})


def _verbs_of_term(row: Occupancy, actor: Actor) -> list[Verb]:
    """What may be done about how long it lasts, while it runs."""
    if row.state != OccupancyState.ACTIVE:
        return []
    law = term_of(row.regime)
    told = [
        (bool(law.exception_months), "extend_stay", "Dérogation de séjour", "calendar"),
        (law.renewable, "renew_contract", "Renouveler", "arrow-path"),
        (row.regime in CHANGES, "announce_term", "Fin annoncée…", "calendar-days"),
        (row.regime == "shelter", "note_stay_decision", "Décision OFII ou SIAO", "scale"),
    ]
    return [verb for may, *words in told if may for verb in _verb(actor, row, *words)]


def _goes_on(row: Occupancy) -> str:
    law = term_of(row.regime)
    if law.at_will:
        return "reconduit, à la volonté du ménage"
    if law.tacit:
        return "se reconduit"
    return "finit, sauf dérogation" if law.exception_months else "finit, sauf renouvellement"


def _decision(each: StayDecision, row: Occupancy, today: date) -> Line:
    beyond = (
        each.kind == StayDecision.Kind.EXIT
        and row.state == OccupancyState.ACTIVE
        and each.effective_on < today
    )
    days = (today - each.effective_on).days if beyond else 0
    return Line(
        f"{capitalised(each.get_kind_display())} décidée par : {each.get_by_display()}",
        ", ".join(filter(None, [f"pour le {day_in_words(each.effective_on)}", each.reference])),
        icon="scale",
        chip=Chip(f"{days} jours au-delà", "wait") if beyond else None,
    )


@shell.todo_source(on="ui.day", sight="leases.contracts")
def stays_that_end(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Contracts that do not go on by themselves and whose term comes, and what then changes."""
    if not actor.may("leases.renew_contract"):
        return []
    return [
        shell.Todo(
            f"{occupancy.household.name} : terme du contrat {occupancy.number}",
            reverse("leases:occupancy", args=[occupancy.pk]),
            CHANGES.get(
                occupancy.regime,
                f"{occupancy.law.label} : renouveler, prolonger, ou préparer la sortie",
            ),
            occupancy.ends_on - timedelta(days=1),
        )
        for occupancy in stays_at_their_term(actor, today)
    ]
