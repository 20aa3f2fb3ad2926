"""The papers of the file: the plan, a conference's sheet."""

from datetime import date
from typing import Any

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.typography import day_in_words, time_in_words
from palier.work.casework.actions.plans import frozen
from palier.work.casework.models import Conference, HandOver, PersonalPlan, PlanVersion

RIGHT_TO_SAY_NO = (
    "Ce projet est à vous. Vous pouvez le lire, le corriger, le commenter ou le refuser, à tout "
    "moment. Refuser ne vous retire aucun droit."
)


def _day(text: str) -> str:
    return day_in_words(date.fromisoformat(text)) if text else ""


def _sections(content: dict[str, Any]) -> list[Section]:
    """The plan in plain French: I want, I can count on, who does what and when."""
    sections = [Section("Ce que je veux, avec mes mots", quote=content["wish"])]
    if content["strengths"]:
        lines = [Bullet(line) for line in content["strengths"].splitlines() if line.strip()]
        sections.append(Section("Sur quoi je peux compter", lines=lines))
    for aim in content["aims"]:
        lines = [_step(step) for step in aim["steps"]]
        title = f"{aim['family']} : {aim['label']}"
        sections.append(Section(title, lines=lines, text=aim["outcome"]))
    return sections


def _step(step: dict[str, str]) -> Bullet:
    when = f"fait le {_day(step['done_on'])}" if step["done_on"] else ""
    if step["due_on"] and not when:
        when = f"avant le {_day(step['due_on'])}"
    return Bullet(step["label"], ", ".join(filter(None, [step["who"], when])))


def plan_pdf(plan: PersonalPlan) -> bytes:
    """The plan as it stands, with two places to sign."""
    content = frozen(plan)
    sheet = Sheet(
        f"Projet personnalisé de {content['person']}",
        _sections(content),
        lead=f"Nous le relisons ensemble le {_day(content['review_on'])}.",
        signatures=[
            Signature(content["person"]),
            Signature(f"Pour l’association, {plan.caseworker.short_name}"),
        ],
        note=RIGHT_TO_SAY_NO,
    )
    return sheet_pdf(plan, plan.organisation, sheet)


def version_pdf(version: PlanVersion) -> bytes:
    """A version as it was signed, or refused."""
    content = version.content
    on = day_in_words(version.on)
    sections = _sections(content)
    if version.comment:
        sections.append(Section("Ce que j’en dis", quote=version.comment))
    refused = version.answer == PlanVersion.Answer.REFUSED
    signatures = [
        Signature(
            content["person"], f"Refusé le {on}" if refused else f"{version.signed_as}, le {on}"
        ),
        Signature("Pour l’association", f"{version.worker.short_name}, le {on}"),
    ]
    if version.guardian:
        signatures.insert(1, Signature("Représentant légal", version.guardian))
    sheet = Sheet(
        f"Projet personnalisé de {content['person']}",
        sections,
        lead=f"Version {version.number}, {version.get_answer_display()} le {on}.",
        signatures=signatures,
        note=RIGHT_TO_SAY_NO,
    )
    return sheet_pdf(version, version.plan.organisation, sheet)


def conference_pdf(row: Conference) -> bytes:
    """One sheet of a conference: who, what was shared with whom, what was decided."""
    guests = row.guests.select_related("body").order_by("-is_person", "pk")
    came = {True: "présent·e", False: "absent·e", None: "invité·e"}
    at = f" à {time_in_words(row.at)}" if row.at else ""
    sheet = Sheet(
        row.subject,
        [
            Section(
                "Qui",
                heads=["Qui", "Structure", "Présence", "Ce qui est partagé, sur quel accord"],
                rows=[
                    [
                        guest.name,
                        str(guest.body or ""),
                        came[guest.came],
                        f"{guest.shared} ({guest.basis})" if guest.shared else "",
                    ]
                    for guest in guests
                ],
                widths=[3, 3, 2, 5],
            ),
            Section("Ce qui est décidé", text=row.decisions or "À écrire ensemble."),
            Section("Ce que la personne en dit", quote=row.person_words),
        ],
        lead=f"Synthèse du {day_in_words(row.on)}{at}{', ' + row.place if row.place else ''}. "
        f"{row.household.name}.",
    )
    return sheet_pdf(row, row.organisation, sheet)


def hand_over_pdf(row: HandOver) -> bytes:
    """The receipt of a document: signed, or with its place to sign."""
    on = day_in_words(row.on)
    signed = f"{row.signed_as}, le {day_in_words(row.signed_on)}" if row.signed_on else ""
    how = "Il m’a été expliqué de vive voix." if row.explained else ""
    sheet = Sheet(
        "Reçu d’un document",
        [
            Section(
                "",
                text=f"Le {on}, {row.by.short_name} m’a remis : {row.handout.get_kind_display()}, "
                f"version {row.handout.version}, en {row.handout.language}. {how}",
            )
        ],
        lead=row.given_to,
        signatures=[
            Signature(row.given_to, signed),
            Signature("Pour l’association", f"{row.by.short_name}, le {on}"),
        ],
        note="Signer dit seulement que ce document a été remis. Il se redemande à tout moment.",
    )
    return sheet_pdf(row, row.organisation, sheet)
