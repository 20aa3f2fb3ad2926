"""The statement rendered to a principal (compte rendu de gestion), drawn from what was frozen."""

from decimal import Decimal

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.work.owners.models import OwnerStatement


def statement_pdf(row: OwnerStatement) -> bytes:
    """Period, homes, opening, each receipt and expense, fee, payments, closing, what tenants owe."""
    holding = row.account.holding
    entry = holding.register_entries.order_by("number").first()
    homes = ", ".join(
        place.place.label for place in holding.places.select_related("place").order_by("pk")
    )
    moves = [
        [day_in_words(move.on, short=True), move.label, euros(move.amount)]
        for move in row.moves.order_by("on", "pk")
    ]
    sheet = Sheet(
        f"Compte rendu de gestion n° {row.number}",
        [
            Section(
                pairs=[
                    (
                        "Mandat",
                        f"n° {entry.number} du registre" if entry else row.account.held.code,
                    ),
                    ("Logements", homes),
                    ("Période", f"du {day_in_words(row.first_on)} au {day_in_words(row.last_on)}"),
                ]
            ),
            Section(
                "Votre compte",
                pairs=[
                    ("Solde d’ouverture", euros(row.opening)),
                    ("Encaissements", euros(row.receipts)),
                    ("Dépenses", euros(-row.expenses)),
                    ("Honoraires TTC", euros(-row.fees)),
                    *([("dont TVA", euros(row.vat))] if row.vat else []),
                    ("Versé", euros(-row.paid)),
                    ("Solde de clôture", euros(row.closing)),
                ],
            ),
            Section(
                "Mouvements", heads=["Date", "Libellé", "Montant"], rows=moves, widths=[2, 6, 2]
            ),
            *_listed("Impayés par locataire", "Dû", row.unpaid, "due"),
            *_listed("Dépôts de garantie détenus", "Détenu", row.deposits, "held"),
        ],
        lead=f"Rendu le {day_in_words(row.made_on)}",
        addressee=[holding.owner.name, holding.owner.town],
        signatures=[Signature(f"Pour {row.account.entity.name_on_papers}")],
        note="Décret n° 72-678 du 20 juillet 1972, art. 66. Solde de clôture = solde "
        "d’ouverture + "
        "encaissements − dépenses − honoraires − versements.",
    )
    return sheet_pdf(row, row.organisation, sheet, entity=row.account.entity)


def _listed(title: str, head: str, rows: list[dict[str, str]], name: str) -> list[Section]:
    if not rows:
        return []
    return [
        Section(
            title,
            heads=["Contrat", "Locataire", head],
            rows=[[r["contract"], r["name"], euros(Decimal(r[name]))] for r in rows],
            widths=[2, 5, 2],
        )
    ]
