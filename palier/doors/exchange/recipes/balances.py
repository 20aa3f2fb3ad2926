"""Aged balances: what each household owes on a day, deposits held, plans under way."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.doors.exchange.recipes import finding
from palier.doors.exchange.recipes.base import (
    Context,
    LineReader,
    Made,
    Reading,
    Recipe,
    codes,
    persons_of,
    told_name,
)
from palier.doors.exchange.recipes.homes import deposit_of, plan_of, tell_balances
from palier.doors.exchange.tables import Table
from palier.registers.people.actions import NewHousehold, NewPerson, open_households
from palier.registers.people.models import Household
from palier.work.billing.actions import open_household_accounts
from palier.work.billing.models import HouseholdAccount


@dataclass(frozen=True)
class Balance:
    """What a row says of a household; `household_id` 0: it left before we came, and still owes."""

    line: int
    persons: tuple[NewPerson, ...]
    household_id: int
    balance: Decimal
    deposit: Decimal
    plan: tuple[Decimal, date] | None


def read(table: Table, context: Context) -> Reading:
    """Every row as a balance; its household is found by reference or name, or is new."""
    reading, known = Reading(table), finding.KnownHouseholds()
    seen: dict[int, int] = {}
    for line in table.lines:
        reader = LineReader(reading, line)
        told = _read_line(reader, context, known)
        if told is None:
            continue
        if told.household_id in seen:
            reader.wrong("holder", f"Même ménage que la ligne {seen[told.household_id]}.")
        elif told.household_id:
            seen[told.household_id] = line.number
        reading.items.append(told)
    balances: list[Balance] = reading.items
    finding.check_opening(reading, context.on, [(b.line, b.balance, b.deposit) for b in balances])
    reading.counts = {
        "soldes et dépôts": sum(bool(each.balance or each.deposit) for each in balances),
        "plans d’apurement": sum(each.plan is not None for each in balances),
        "ménages": sum(not each.household_id for each in balances),
    }
    reading.totals = {
        "Soldes dus": sum((each.balance for each in balances), Decimal(0)),
        "Dépôts détenus": sum((each.deposit for each in balances), Decimal(0)),
    }
    return reading


def _read_line(
    reader: LineReader, context: Context, known: finding.KnownHouseholds
) -> Balance | None:
    persons = persons_of(reader)
    reference = reader.text("former_reference")
    found = known.asked(reader.reading, context, reader.line.number, reference, persons)
    if not found and not persons:
        reader.wrong("holder", "Cette ligne ne nomme personne, et sa référence est inconnue.")
        return None
    if len(found) > 1:
        reader.wrong(
            "holder", "Plusieurs ménages portent ce nom : donnez la référence du contrat."
        )
        return None
    if not found:
        reader.note("holder", f"« {told_name(persons)} » est inconnu : un dossier sera ouvert.")
    return Balance(
        reader.line.number,
        persons,
        next(iter(found), 0),
        reader.get("balance") or Decimal(0),
        deposit_of(reader),
        plan_of(reader, context),
    )


def write(reading: Reading, context: Context) -> list[Made]:
    """Open what is missing, then note every balance at once."""
    made: list[Made] = []
    balances: list[Balance] = reading.items
    new = [told for told in balances if not told.household_id]
    opened = open_households(
        context.organisation,
        openings=[NewHousehold(told.persons, context.on) for told in new],
        actor=context.actor,
    )
    households = Household.objects.in_bulk([t.household_id for t in balances if t.household_id])
    by_line = {t.line: households[t.household_id] for t in balances if t.household_id}
    for told, household in zip(new, opened, strict=True):
        by_line[told.line] = household
        made.append(Made.of(told.line, household))
    had = set(HouseholdAccount.objects.values_list("household_id", flat=True))
    accounts = open_household_accounts(
        context.organisation,
        households=[each for each in by_line.values() if each.pk not in had],
        actor=context.actor,
    )
    lines = {household.pk: line for line, household in by_line.items()}
    made += [
        Made.of(lines[account.household_id], account)
        for account in accounts
        if account.household_id not in had
    ]
    tell_balances(
        context,
        [(t.line, by_line[t.line], t.balance, t.deposit, t.plan) for t in balances],
        made,
    )
    return made


BALANCES = Recipe(
    "balances",
    "Soldes, dépôts et plans (balance âgée)",
    "Une ligne par ménage, présent ou parti : ce qu’il doit, son dépôt, son plan d’apurement.",
    codes(
        "holder last_name first_name title former_reference balance deposit plan_monthly "
        "plan_from birth_on phone email"
    ),
    (frozenset({"balance"}), frozenset({"holder", "last_name", "former_reference"})),
    read,
    write,
)
