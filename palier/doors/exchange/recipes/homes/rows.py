"""Rental follow-up tables: one row per home, with who owns it, who lives there and what is due."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import day_in_words
from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import Context, LineReader, Reading, persons_of
from palier.doors.exchange.tables import Table, TableLine
from palier.doors.exchange.values import is_nothing, plain, split_address
from palier.law.regimes import regime, regimes
from palier.registers.housing.actions import NewPlace
from palier.registers.housing.models import Place
from palier.registers.people.actions import NewPerson
from palier.work.leases.models import Occupancy
from palier.work.titles.models import Holding

# What a table says of the title that a home is held by, the first that is found.
TITLE_WORDS: tuple[tuple[str, str], ...] = (
    (r"emphyt", Holding.Kind.EMPHYTEUTIC),
    (r"rehabilit", Holding.Kind.REHABILITATION),
    (r"mandat", Holding.Kind.MANDATE),
    (r"gestion|convention", Holding.Kind.OPERATING),
    (r"tiers|accompagn", Holding.Kind.THIRD_PARTY),
    (r"pleine propriete|proprietaire|patrimoine propre|\bpropre\b", Holding.Kind.OWNED),
    (r"hlm|social", Holding.Kind.SOCIAL_HEAD_LEASE),
    (r"bail|location|sous loc", Holding.Kind.HEAD_LEASE),
)
VACANT = {"vacant", "libre", "vide", "vacance", "inoccupe", "disponible", "en travaux", "travaux"}
DEFAULT_SITE = "Logements repris"
# The first that is found in what a table says of a contract, in this order.
REGIME_WORDS: tuple[tuple[str, str], ...] = (
    (r"hlm.*(sous|iml|gliss)|(sous|iml|gliss).*hlm", "hlm_sublease"),
    (r"conventionn\w*.*(sous|iml)|(sous|iml).*conventionn", "conventioned_sublease"),
    (r"sous loc|\biml\b|intermediation|glissant", "art8_sublease"),
    (r"pension|residence (sociale|accueil)|\bfoyer\b|\bfjt\b|jeunes", "logement_foyer"),
    (r"terrain familial", "family_plot"),
    (r"\baire\b|emplacement|pitch", "pitch"),
    (r"heberg|\bchrs\b|urgence|\balt\b|\bcada\b|\bhuda\b", "shelter"),
    (r"etudiant", "student"),
    (r"fonction", "function"),
    (r"logement social|\bhlm\b|villa|habitat adapte", "social_lease"),
    (r"direct|loi (de )?(19)?89|bail 89|mandat|location", "loi89"),
)
PLACE_KINDS = {"pitch": Place.Kind.PITCH, "shelter": Place.Kind.BED}
REASONS: tuple[tuple[str, str], ...] = (
    (r"deces|decede", Occupancy.EndReason.DEATH),
    (r"expuls", Occupancy.EndReason.EVICTION),
    (r"gliss|repris", Occupancy.EndReason.SLID),
    (r"social|hlm|bailleur", Occupancy.EndReason.SOCIAL_HOUSING),
    (r"famille|proche|parent|tiers|ami", Occupancy.EndReason.FAMILY),
    (r"prive|autonom|bail|logement", Occupancy.EndReason.OWN_HOME),
    (r"structure|foyer|residence|ehpad|hopital|hebergement", Occupancy.EndReason.OTHER_STRUCTURE),
    (r"inconnu|sans nouvelle|disparu", Occupancy.EndReason.UNKNOWN),
)


@dataclass(frozen=True)
class Home:
    """One row: a place, perhaps held from an owner, perhaps lived in."""

    line: int
    site: str
    place: NewPlace | Place
    label: str
    owner: str
    held: tuple[date, date | None, Decimal, str] | None
    persons: tuple[NewPerson, ...]
    regime: str
    starts_on: date | None
    ends_on: date | None
    end_reason: str
    former_reference: str
    term_on: date | None
    index_quarter: int | None
    is_furnished: bool
    terms: tuple[tuple[str, Decimal], ...]
    balance: Decimal
    deposit: Decimal
    plan: tuple[Decimal, date] | None
    join: int

    @property
    def is_lived_in(self) -> bool:
        return bool(self.persons and self.starts_on and self.regime)


def read(table: Table, context: Context) -> Reading:
    """Every row as a home; what is missing, doubtful or already known is said by line."""
    reading = Reading(table)
    known = _Known(context)
    for line in table.lines:
        home = _read_line(LineReader(reading, line), context, known)
        if home is not None:
            reading.items.append(home)
    _check_places(reading, known)
    homes: list[Home] = reading.items
    for home in homes:
        if not home.is_lived_in and (home.balance or home.deposit):
            reader = LineReader(reading, TableLine(home.line, {}))
            reader.note("balance", "Un solde ou un dépôt sans titulaire : il n’est pas repris.")
    lived = [home for home in homes if home.is_lived_in]
    finding.check_opening(reading, context.on, [(h.line, h.balance, h.deposit) for h in lived])
    reading.counts = {
        "sites": len({plain(h.site) for h in homes} - set(known.sites)),
        "lieux": len({(plain(h.site), plain(h.label)) for h in homes} - set(known.places)),
        "structures": len({plain(h.owner) for h in homes if h.owner} - set(known.bodies)),
        "prises à bail": sum(h.held is not None for h in homes),
        "ménages": sum(not h.join for h in lived),
        "contrats": len(lived),
        "montants mensuels": sum(len(h.terms) for h in lived),
        "soldes et dépôts": sum(bool(h.balance or h.deposit) for h in lived),
        "plans d’apurement": sum(h.plan is not None for h in lived),
    }
    reading.totals = {
        "Loyers et redevances": sum(
            (a for h in lived for k, a in h.terms if k == "rent"), Decimal(0)
        ),
        "Soldes dus": sum((h.balance for h in lived), Decimal(0)),
        "Dépôts détenus": sum((h.deposit for h in lived), Decimal(0)),
    }
    return reading


class _Known:
    def __init__(self, context: Context) -> None:
        self.sites = finding.known_sites()
        self.places = finding.known_places()
        self.bodies = finding.known_bodies()
        self.people = finding.KnownPeople(context)
        self.taken = finding.taken_places()


def _read_line(reader: LineReader, context: Context, known: _Known) -> Home | None:
    line = reader.line
    label = reader.text("place") or reader.text("street")
    if not label:
        reader.wrong("place", "Ni lot ni adresse : ce lieu ne peut pas être nommé.")
        return None
    site = (
        reader.text("site") or line.section or context.site or table_name(reader) or DEFAULT_SITE
    )
    persons = () if _is_vacant(line) else persons_of(reader)
    law = _regime(reader, context, bool(persons))
    starts_on, ends_on = _dates(reader, context, bool(persons))
    return Home(
        line=line.number,
        site=site,
        place=known.places.get((plain(site), plain(label))) or _place(reader, label, law),
        label=label,
        owner=reader.text("owner", 200),
        held=_held(reader, law, starts_on),
        persons=persons,
        regime=law,
        starts_on=starts_on,
        ends_on=ends_on,
        end_reason=_reason(reader.text("end_reason")) if ends_on else "",
        former_reference=reader.text("former_reference", 40),
        term_on=_term(reader, starts_on),
        index_quarter=_quarter(reader, law),
        is_furnished=plain(reader.text("furnished")) in {"oui", "o", "x", "meuble", "1"},
        terms=_terms(reader, bool(persons)),
        balance=reader.get("balance") or Decimal(0),
        deposit=deposit_of(reader),
        plan=plan_of(reader, context),
        join=_join(reader, context, known, persons),
    )


def table_name(reader: LineReader) -> str:
    name = reader.reading.table.sheet
    return "" if re.fullmatch(r"(?i)(feuil|sheet|feuille)\s*\d*", name) else name


def _is_vacant(line: TableLine) -> bool:
    told = [line.cells.get(code) for code in ("holder", "last_name", "regime")]
    return any(isinstance(cell, str) and plain(cell) in VACANT for cell in told)


def _place(reader: LineReader, label: str, law: str) -> Any:
    """The place as the row tells it; its site is put in when it is made."""
    postcode, town = reader.get("postcode") or "", reader.text("town", 100)
    street, told_postcode, told_town = split_address(reader.text("street", 200))
    return NewPlace(
        None,  # type: ignore[arg-type]
        label,
        PLACE_KINDS.get(law, Place.Kind.DWELLING),
        reader.text("size", 10),
        reader.get("surface"),
        street=street,
        postcode=postcode or told_postcode,
        town=town or told_town,
    )


def _regime(reader: LineReader, context: Context, lived_in: bool) -> str:
    said = plain(reader.text("regime"))
    if said in regimes():
        return said
    for code, law in regimes().items():
        if said and said == plain(law.label):
            return code
    found = next((code for words, code in REGIME_WORDS if said and re.search(words, said)), "")
    if "glissant" in said and found == "art8_sublease":
        reader.note(
            "regime", "« Bail glissant » lu comme une sous-location du parc privé (art. 8)."
        )
    if found or not lived_in:
        return found
    if context.regime:
        return context.regime
    reader.wrong(
        "regime",
        f"Le régime du contrat n’est pas reconnu{f' dans « {said} »' if said else ''}. "
        "Choisissez un régime à défaut, ou corrigez la colonne.",
    )
    return ""


def _dates(
    reader: LineReader, context: Context, lived_in: bool
) -> tuple[date | None, date | None]:
    starts_on, last = reader.get("starts_on"), reader.get("ends_on")
    if lived_in and starts_on is None and "starts_on" not in reader.line.cells:
        reader.wrong("starts_on", "La date d’entrée manque : sans elle, pas de contrat.")
    if starts_on and last and last < starts_on:
        reader.wrong(
            "ends_on",
            f"Sortie le {day_in_words(last)}, avant l’entrée du {day_in_words(starts_on)}.",
        )
        return starts_on, None
    return starts_on, last + ONE_DAY if last else None


def _held(
    reader: LineReader, law: str, starts_on: date | None
) -> tuple[date, date | None, Decimal, str] | None:
    """From when, until when, at what rent and by what title the home is held."""
    owner, since = reader.text("owner", 200), reader.get("held_from")
    last, rent = reader.get("held_until"), reader.get("owner_rent")
    if not owner:
        if law and regime(law).needs_holding:
            reader.note(
                "owner", "Sous-location sans propriétaire : la prise à bail restera à noter."
            )
        return None
    if since is None:
        if starts_on is None:
            reader.note(
                "held_from",
                f"Logement pris à bail à {owner}, sans date ni entrée d’où la prendre : la prise à "
                "bail n’est pas reprise. Écrivez sa date, ou notez-la ensuite dans « Prises à bail et mandats ».",
            )
            return None
        reader.note("held_from", "Prise à bail sans date : celle de l’entrée est retenue.")
        since = starts_on
    if last and last < since:
        reader.wrong("held_until", "La prise à bail finit avant de commencer.")
        last = None
    if rent is not None and rent < 0:
        reader.wrong("owner_rent", "Un loyer ne peut pas être négatif.")
        rent = None
    kind = _holding_kind(reader.text("held_kind"), law)
    return since, last + ONE_DAY if last else None, rent or Decimal(0), kind


def _holding_kind(said: str, law: str) -> str:
    """What a table says of the title, else what its regime supposes."""
    words = plain(said)
    for pattern, kind in TITLE_WORDS:
        if words and re.search(pattern, words):
            return kind
    return {
        "loi89": Holding.Kind.MANDATE,
        "hlm_sublease": Holding.Kind.SOCIAL_HEAD_LEASE,
        "social_lease": Holding.Kind.THIRD_PARTY,
        "logement_foyer": Holding.Kind.OPERATING,
    }.get(law, Holding.Kind.HEAD_LEASE)


def _term(reader: LineReader, starts_on: date | None) -> date | None:
    last = reader.get("term_on")
    if last is not None and starts_on is not None and last < starts_on:
        reader.note("term_on", "Le terme est avant l’entrée : il n’est pas repris.")
        return None
    return last + ONE_DAY if last else None


def _quarter(reader: LineReader, law: str) -> int | None:
    """The quarter of the review clause: `T3`, `3e trimestre`, `3`; none where the regime has none."""
    said = plain(reader.text("index_quarter"))
    found = re.search(r"\b(?:t\s*)?([1-4])(?:er|e|eme)?\b", said)
    if not said or said in {"non", "sans", "aucun"}:
        return None
    if found is None:
        reader.note("index_quarter", f"« {said} » n’est pas un trimestre : pas de clause reprise.")
        return None
    if law and regime(law).flat_charges:
        reader.note(
            "index_quarter", "Ce régime n’a pas de révision par l’IRL : clause non reprise."
        )
        return None
    return int(found[1])


def _terms(reader: LineReader, lived_in: bool) -> tuple[tuple[str, Decimal], ...]:
    found = []
    for kind in ("rent", "charges", "service", "benefit"):
        amount = reader.get(kind)
        if amount is not None and amount < 0:
            reader.wrong(kind, "Un montant mensuel ne peut pas être négatif.")
        elif amount:
            found.append((kind, amount))
    due = sum((amount for kind, amount in found if kind != "benefit"), Decimal(0))
    benefit = dict(found).get("benefit", Decimal(0))
    if lived_in and not due:
        reader.note("rent", "Aucun loyer ni redevance : rien ne sera appelé.")
    elif benefit > due:
        reader.note("benefit", "L’aide dépasse ce qui est dû : seule la part due sera déduite.")
    return tuple(found)


def deposit_of(reader: LineReader) -> Decimal:
    deposit = reader.get("deposit")
    if deposit is not None and deposit < 0:
        reader.wrong("deposit", "Un dépôt de garantie ne peut pas être négatif.")
        return Decimal(0)
    return deposit or Decimal(0)


def plan_of(reader: LineReader, context: Context) -> tuple[Decimal, date] | None:
    cell = reader.line.cells.get("plan_monthly")
    if is_nothing(cell) or (isinstance(cell, str) and plain(cell) in {"non", "oui"}):
        return None
    monthly = reader.get("plan_monthly")
    balance = reader.get("balance") or Decimal(0)
    if not monthly:
        return None
    if monthly < 0 or balance <= 0:
        reader.note("plan_monthly", "Un plan sans dette : il n’est pas repris.")
        return None
    return monthly, reader.get("plan_from") or context.on


def _reason(said: str) -> str:
    words = plain(said)
    return next((code for pattern, code in REASONS if re.search(pattern, words)), "other")


def _join(
    reader: LineReader, context: Context, known: _Known, persons: tuple[NewPerson, ...]
) -> int:
    """The household that this row joins: as someone answered, else when there is no doubt."""
    if not persons:
        return 0
    twins = known.people.twins(reader.line.number, persons)
    reading = reader.reading
    reading.twins.extend(twins)
    answer = context.answers.get(str(reader.line.number))
    if answer is not None:
        return answer if answer in {twin.household_id for twin in twins} else 0
    sure = [twin for twin in twins if twin.is_sure]
    return sure[0].household_id if len({twin.household_id for twin in sure}) == 1 else 0


def _check_places(reading: Reading, known: _Known) -> None:
    """Two households in one place on the same days: in the file, or with what we know."""
    seen: dict[tuple[str, str], list[Home]] = defaultdict(list)
    for home in reading.items:
        if not home.is_lived_in:
            continue
        reader = LineReader(reading, TableLine(home.line, {}))
        key = (plain(home.site), plain(home.label))
        for other in seen[key]:
            if _meet(home.starts_on, home.ends_on, other.starts_on, other.ends_on):
                reader.wrong(
                    "place",
                    f"Même lieu que la ligne {other.line}, aux mêmes dates : « {home.label} ».",
                )
        seen[key].append(home)
        if isinstance(home.place, Place):
            for taken in known.taken.get(home.place.pk, []):
                if _meet(home.starts_on, home.ends_on, taken.period.lower, taken.period.upper):
                    reader.wrong(
                        "place",
                        f"« {home.label} » est déjà occupé par {taken.occupancy.household.name} "
                        f"(contrat {taken.occupancy.number}) à ces dates.",
                    )


def _meet(one: Any, one_end: Any, other: Any, other_end: Any) -> bool:
    return bool((one_end is None or other < one_end) and (other_end is None or one < other_end))
