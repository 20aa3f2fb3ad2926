"""The paper of a domiciliation: what the attestation says, under the association's letterhead."""

from datetime import date

from palier.base.documents.sheets import HOLE, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words
from palier.law.domiciliation import source
from palier.work.domiciliation.models import Domiciliation


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
