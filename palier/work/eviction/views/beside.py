"""What stands beside the course: what to note, what a lawyer should look at, who does what."""

from datetime import date

from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, verb, verbs
from palier.base.ui.lists import Chip
from palier.law import procedure as law
from palier.registers.people.reads import linked
from palier.work.eviction.dating import course
from palier.work.eviction.models import Procedure, SocialProtocol


def now_card(request: ActorRequest, row: Procedure) -> Card | None:
    if row.ended_on is not None or not request.actor.may("eviction.note_procedure_step"):
        return None
    offered = law.next_steps(course(row, request.today))
    return Card(
        "Noter un acte",
        [
            Line(
                rule.label,
                f"{rule.who[:1].upper()}{rule.who[1:]}, {rule.source_on(row.path)}",
                reverse("eviction:note_procedure_step", args=[row.pk, rule.code]),
            )
            for rule in offered[:8]
        ],
        icon="plus",
        side=True,
    )


def defects_card(request: ActorRequest, row: Procedure, today: date) -> Card | None:
    found = law.defects(course(row, today))
    if not found or not request.actor.sees("eviction.household"):
        return None
    return Card(
        "À regarder par l’avocat",
        [Line(defect.text, defect.source, icon="exclamation-triangle") for defect in found],
        tone="wait",
        side=True,
        icon="exclamation-triangle",
    )


def protocol_card(request: ActorRequest, row: Procedure) -> Card | None:
    lines = []
    for each in row.protocols.select_related("plan").order_by("-signed_on", "-pk"):
        offered = []
        if each.state == SocialProtocol.State.RUNNING:
            for action, label in (
                ("extend_protocol", "Prolonger…"),
                ("end_protocol", "Terminer…"),
            ):
                offered.append(verb(request, f"eviction.{action}", label, each))
        until = f"jusqu’au {day_in_words(each.until - date.resolution)}"
        plan = ", avec son plan" if each.plan_id else ", sans plan joint"
        lines.append(
            Line(
                f"Signé le {day_in_words(each.signed_on)}, {until}",
                "Il vaut titre d’occupation et rouvre l’aide au logement" + plan,
                chip=Chip(each.get_state_display(), "ok" if each.state == "kept" else ""),
                verbs=verbs(*offered),
            )
        )
    ended = row.steps.filter(code="judgment", undone_on=None, outcome="terminated").exists()
    if not lines and not ended:
        return None
    sign = verb(request, "eviction.sign_protocol", "Signer un protocole", row)
    return Card(
        "Protocole de cohésion sociale",
        lines,
        empty="Le bail est résilié : un protocole peut encore tout arrêter (CCH art. L442-6-5).",
        verbs=verbs(sign) if row.ended_on is None else [],
        side=True,
        icon="hand-raised",
    )


def assessment_card(request: ActorRequest, row: Procedure) -> Card | None:
    if row.path != "lease" or not request.actor.sees("eviction.household"):
        return None
    lines = []
    for each in row.assessments.select_related("writer").order_by("-pk"):
        name = "assessment_pdf" if each.sent_on else "write_assessment"
        lines.append(
            Line(
                f"Commencé le {day_in_words(each.started_on)}",
                each.writer.short_name if each.writer else "",
                reverse(f"eviction:{name}", args=[each.pk]),
                chip=Chip(f"transmis le {day_in_words(each.sent_on, short=True)}", "ok")
                if each.sent_on
                else Chip("en cours", "wait"),
            )
        )
    start = verb(request, "eviction.start_assessment", "Commencer le diagnostic", row)
    writing = any(line.chip and line.chip.tone == "wait" for line in lines)
    return Card(
        "Diagnostic social et financier",
        lines,
        empty="À transmettre au juge et à la CCAPEX, cinq jours ouvrés avant l’audience.",
        verbs=verbs(start) if row.ended_on is None and not writing else [],
        side=True,
        icon="clipboard-document-list",
    )


def facts_card(request: ActorRequest, row: Procedure) -> Card:
    home = reverse("people:household", args=[row.household_id])
    pairs: list[tuple[str, object]] = [
        ("Ménage", linked(row.household, request.actor, home)),
        ("Motif", row.get_ground_display()),
        ("Bailleur", _landlord(request, row)),
        ("Suivie par", row.worker.short_name if row.worker else "personne"),
        ("Avocat du ménage", row.lawyer or "aucun"),
        ("Commissaire de justice", row.bailiff or None),
    ]
    if row.debt:
        pairs.append(("Dette demandée", row.debt))
    return Card("Qui fait quoi", pairs=pairs, side=True, icon="users")


def who_reads_card(row: Procedure) -> Card:
    landlord = row.landlord.name if row.landlord else "Le bailleur"
    return Card(
        "Qui voit quoi",
        [
            Line("Ceux qui suivent les procédures", "Les actes, les dates, le plan", icon="eye"),
            Line("L’avocat et l’équipe sociale", "Ses avis, à part", icon="lock-closed"),
            Line(landlord, "Les dates et la dette. Ni les notes, ni les avis", icon="eye-slash"),
        ],
        side=True,
        icon="eye",
    )


def _landlord(request: ActorRequest, row: Procedure) -> str:
    if row.landlord is not None:
        return str(row.landlord.name)
    return request.actor.organisation.name if row.occupancy_id else "non précisé"
