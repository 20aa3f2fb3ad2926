"""Tables of bodies: landlords, funders, prescribers, partners, suppliers."""

import re
from dataclasses import dataclass

from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import Context, LineReader, Made, Reading, Recipe, codes
from palier.doors.exchange.tables import Table
from palier.doors.exchange.values import plain
from palier.registers.people.actions import add_body
from palier.registers.people.models import Body

KINDS: tuple[tuple[str, str], ...] = (
    (r"bailleur|proprietaire|mandant|sci\b|hlm", Body.Kind.LANDLORD),
    (r"financeur|etat|departement|metropole|region|ddets|caf\b|fondation", Body.Kind.FUNDER),
    (r"prescripteur|orienteur|siao|115", Body.Kind.PRESCRIBER),
    (r"fournisseur|entreprise|artisan|prestataire|plombier|assureur", Body.Kind.SUPPLIER),
    (r"partenaire|association|ccas|hopital|mission locale", Body.Kind.PARTNER),
)


@dataclass(frozen=True)
class NewBody:
    """A body as its row tells it."""

    line: int
    name: str
    kinds: tuple[str, ...]
    phone: str
    email: str
    town: str


def read(table: Table, context: Context) -> Reading:
    """Every row as a body; those we know already, by name, are passed over."""
    reading, known = Reading(table), set(finding.known_bodies())
    passed = 0
    for line in table.lines:
        reader = LineReader(reading, line)
        name = reader.text("body", 200) or reader.text("owner", 200) or reader.text("last_name")
        if not name:
            reader.wrong("body", "Cette structure n’a pas de nom.")
            continue
        if plain(name) in known:
            passed += 1
            continue
        known.add(plain(name))
        said = plain(reader.text("kinds"))
        kinds = tuple(code for words, code in KINDS if said and re.search(words, said))
        if not kinds:
            reader.note("kinds", f"« {name} » : sans précision, noté comme partenaire.")
        reading.items.append(
            NewBody(
                line.number,
                name,
                kinds or (Body.Kind.PARTNER,),
                reader.text("phone", 30),
                reader.text("email", 254),
                reader.text("town", 100),
            )
        )
    reading.counts = {"structures": len(reading.items), "structures déjà connues": passed}
    return reading


def write(reading: Reading, context: Context) -> list[Made]:
    """Add each of them."""
    return [
        Made.of(
            told.line,
            add_body(
                context.organisation,
                name=told.name,
                kinds=list(told.kinds),
                phone=told.phone,
                email=told.email,
                town=told.town,
                actor=context.actor,
            ),
        )
        for told in reading.items
    ]


BODIES = Recipe(
    "bodies",
    "Structures : propriétaires, financeurs, partenaires",
    "Une ligne par structure, avec son nom et ce qu’elle est pour l’association.",
    codes("body kinds owner last_name phone email town postcode street"),
    (frozenset({"body", "owner"}),),
    read,
    write,
)
