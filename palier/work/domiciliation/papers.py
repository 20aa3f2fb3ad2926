"""The paper of a domiciliation: what the attestation says, under the association's letterhead."""

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.periods import last_day
from palier.base.kit.typography import day_in_words
from palier.law.domiciliation import source
from palier.work.domiciliation.models import Domiciliation


def attestation_pdf(row: Domiciliation) -> bytes:
    """Who has their address with us, since when, until when.

    The administration's own form (Cerfa 16030) is filled from it: it does not stand in its place.
    """
    latest = row.terms.order_by("-period").first()
    until = day_in_words(last_day(latest.period)) if latest else ""  # type: ignore[arg-type]
    birth = f", né·e le {row.person.birth_words}" if row.person.birth_on else ""
    sheet = Sheet(
        "Attestation de domiciliation",
        [
            Section(
                text=f"{row.organisation.name} atteste que {row.person.formal_name}{birth} a élu "
                "domicile à son adresse et y reçoit son courrier."
            ),
            Section(
                pairs=[
                    ("Numéro", str(row.number or "")),
                    ("Depuis le", day_in_words(row.answered_on) if row.answered_on else ""),
                    ("Valable jusqu’au", until),
                ]
            ),
        ],
        signatures=[Signature(f"Pour {row.organisation.name}")],
        note=f"{source()}. Le formulaire Cerfa n° 16030 reste celui que les administrations "
        "demandent : reportez-y ces dates.",
    )
    return sheet_pdf(row, row.organisation, sheet)
