"""The account of charges that a household receives, by kind of charge, with the key and the sum."""

from decimal import Decimal
from typing import Any

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.reads import entity_of
from palier.law.charges import proofs_months, rubrics
from palier.law.dates import add_months
from palier.registers.people.reads import head_of
from palier.work.charges.models import ChargeAccount, Key
from palier.work.leases.reads import where_to_write


def _key_said(line: dict[str, Any]) -> str:
    """The home's part of the building, and of the home's days the household's own."""
    weight, of = (_weight(line["key"], line[name]) for name in ("weight", "of"))
    said = f"{Key(line['key']).label}, {weight} sur {of}"
    lived = line.get("lived")
    if not lived or lived == "100.00":
        return said
    return f"{said} × {lived.replace('.', ',')} % des jours"


def _weight(key: str, weight: int) -> str:
    """A weight in words: square metres, persons times days, what went through the meters."""
    if key == Key.SURFACE:
        return f"{in_digits(Decimal(weight) / 100)} m²"
    if key == Key.PERSONS:
        return f"{weight} jours de présence"
    return in_digits(Decimal(weight) / 1000) if key == Key.METERS else str(weight)


def account_pdf(row: ChargeAccount) -> bytes:
    """What the building spent, the household's part of it, what it paid already, the balance."""
    year, occupancy = row.year, row.occupancy
    head = head_of(occupancy.household)
    name = head.formal_name if head else occupancy.household.name
    words = dict(rubrics())
    lines = [
        [
            f"{words[line['rubric']]} : {line['label']}",
            euros(Decimal(line["whole"])),
            _key_said(line),
            euros(Decimal(line["share"])),
        ]
        for line in row.lines
    ]
    settled = year.settled_on or year.last_on
    late = add_months(settled, proofs_months())
    sheet = Sheet(
        f"Décompte de charges {year.period.lower.year}",
        [
            Section(
                pairs=[
                    ("Contrat", occupancy.number),
                    (
                        "Période",
                        f"du {day_in_words(year.period.lower)} au {day_in_words(year.last_on)}",
                    ),
                    ("Jours occupés", f"{row.days} sur {year.days}"),
                ]
            ),
            Section(
                "Par nature de charges",
                heads=["Charge", "Dépense", "Clé", "Votre part"],
                rows=lines,
                widths=[5, 2, 3, 2],
            ),
            Section(
                "Le résultat",
                pairs=[
                    ("Votre part", euros(row.share)),
                    ("Provisions appelées", euros(-row.called)),
                    ("À payer" if row.balance >= 0 else "À vous rendre", euros(abs(row.balance))),
                ],
            ),
            Section(
                f"Pièces, à votre disposition jusqu’au {day_in_words(late)}",
                lines=[Bullet(proof) for proof in dict.fromkeys(e["proof"] for e in row.lines)],
            ),
        ],
        lead=f"Le {day_in_words(settled)}",
        addressee=[name, *where_to_write(occupancy)],
        signatures=[Signature(f"Pour {entity_of(occupancy.site).name_on_papers}")],
        note="Loi n° 89-462 du 6 juillet 1989, art. 23 ; décret n° 87-713. Une question, une "
        "difficulté à payer : appelez-nous.",
    )
    return sheet_pdf(row, row.organisation, sheet, entity=entity_of(occupancy.site))
