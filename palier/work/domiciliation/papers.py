"""The papers of a domiciliation: its attestation, the letter that refuses or ends it."""

from datetime import date

from palier.base.documents.sheets import HOLE, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.periods import last_day
from palier.base.kit.typography import capitalised, day_in_words
from palier.law.domiciliation import answer_due_on, appeal, source
from palier.work.domiciliation.models import Domiciliation, DomiciliationState


def attestation_pdf(row: Domiciliation, on: date) -> bytes:
    """Who has their address with us, from when, until when: the latest year alone.

    The administration's own form (Cerfa 16030) is filled from it: it does not stand in its place.
    """
    person, latest = row.person, row.terms.order_by("-period").first()
    title = "" if person.title == person.Title.NONE else f"{person.get_title_display()} "
    born = person.birth_words if person.birth_on else HOLE
    until = last_day(latest.period) if latest else None
    sheet = Sheet(
        "Attestation de domiciliation",
        [
            Section(
                text=f"{row.organisation.name} atteste que {title}{person} a élu domicile à son "
                "adresse et y reçoit son courrier."
            ),
            Section(
                pairs=[
                    ("Naissance", born),
                    ("Numéro", str(row.number or "")),
                    ("Du", day_in_words(latest.period.lower) if latest else ""),
                    ("Au", day_in_words(until) if until else ""),
                ]
            ),
        ],
        lead=f"Fait le {day_in_words(on)}",
        signatures=[Signature(f"Pour {row.organisation.name}, nom et qualité")],
        note=f"{source()}. Le formulaire Cerfa n° 16030 reste celui que les administrations "
        "demandent : reportez-y ces dates.",
    )
    return sheet_pdf(row, row.organisation, sheet)


def request_pdf(row: Domiciliation) -> bytes:
    """What whoever has asked goes home with: the day it was asked, until when it is answered, the
    interview that follows, and that nothing is decided yet."""
    due = answer_due_on(row.asked_on)
    sheet = Sheet(
        "Demande de domiciliation reçue",
        [
            Section(
                text=f"{row.organisation.name} a reçu la demande de {row.person} le "
                f"{day_in_words(row.asked_on)} : recevoir son courrier à notre adresse."
            ),
            Section(
                "La suite",
                "Un entretien explique à quoi sert une domiciliation et ce qu’elle demande : passer, ou "
                f"appeler, au moins tous les trois mois. La réponse vient avant le {day_in_words(due)}.",
            ),
            Section(
                "Cette feuille n’est pas une attestation",
                "Elle prouve que vous avez demandé, pas encore que vous avez cette adresse. Gardez-la.",
            ),
            Section(pairs=[("Entretien le", HOLE), ("Avec", HOLE)]),
        ],
        addressee=[str(row.person)],
        signatures=[Signature(f"Pour {row.organisation.name}")],
        note=f"{source()}.",
    )
    return sheet_pdf(row, row.organisation, sheet)


def decision_pdf(row: Domiciliation) -> bytes:
    """The letter that says no, or that it ends: why, since when, where to go, how to contest it.

    CASF art. L264-4: a refusal says why, and sends to a body that is able to give an address.
    """
    refused = row.state == DomiciliationState.REFUSED
    on = row.answered_on if refused else row.ended_on
    why = row.get_refusal_display() if refused else row.get_end_reason_display()
    sections = [
        Section(
            text="Vous avez demandé à recevoir votre courrier à notre adresse, le "
            f"{day_in_words(row.asked_on)}. Nous ne pouvons pas l’accepter."
            if refused
            else f"Votre domiciliation à notre adresse, n° {row.number}, a pris fin le "
            f"{day_in_words(row.ended_on) if row.ended_on else HOLE}."
        ),
        Section("Pourquoi", f"{capitalised(why)}."),
    ]
    if refused and row.refusal_words:
        sections.append(Section(text=row.refusal_words))
    if refused:
        sections.append(
            Section(
                "Où vous adresser",
                f"{row.sent_to} peut vous domicilier. Dites-nous si vous voulez que nous l’appelions "
                "avec vous.",
            )
        )
    else:
        sections.append(
            Section(
                "Votre courrier",
                "Venez chercher celui qui attend encore ; ce qui arrive désormais est renvoyé à qui "
                "l’a envoyé. Donnez votre nouvelle adresse à ceux qui vous écrivent.",
            )
        )
    sections.append(Section("Si vous n’êtes pas d’accord", appeal()))
    sheet = Sheet(
        "Refus de domiciliation" if refused else "Fin de domiciliation",
        sections,
        lead=f"Le {day_in_words(on)}" if on else "",
        addressee=[str(row.person)],
        signatures=[Signature(f"Pour {row.organisation.name}, nom et qualité")],
        note=f"{source()}.",
    )
    return sheet_pdf(row, row.organisation, sheet)
