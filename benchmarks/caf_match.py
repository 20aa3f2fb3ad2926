"""`palier bench caf-match`: an agency's file of 50,000 lines, told person by person and settled."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection, transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from config.cluster import Address
from config.demo.bank import Told, iban, statement
from palier.base.bank.actions import add_bank_account, import_statement
from palier.base.bank.models import StatementLine
from palier.base.ledger.actions import needed_account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import working_for
from palier.work.benefits.actions import receive_remittance, settle_remittance
from palier.work.benefits.models import Claimant, Remittance
from palier.work.billing.actions import issue_rent_run, prepare_rent_run
from palier.work.leases.models import Occupancy

MAY = date(2026, 5, 1)
PAID_ON = date(2026, 5, 25)
OURS = "FR7630006000011234567890189"
WRITTEN = ("benefits_remittanceline", "billing_term")
# How lines name the household, in a thousand.
MIX = [("contract", 550), ("claimant", 250), ("name", 150), ("stranger", 50)]
# A tenth of households have another amount than was expected.
CHANGED = 10


@dataclass(frozen=True)
class Known:
    """A contract as an agency may tell of it."""

    occupancy: int
    contract: str
    household: int
    name: str


def run(admin: Address, size: int) -> None:
    """Read and match the file; a person says whose the strangers are; settle it with the bank."""
    count = size or 50_000
    say(f"{count} ménages…")
    with transaction.atomic():
        organisation = crowd.an_association(MAY)
    crowd.households(admin, organisation, count, on=date(2025, 1, 1))
    as_owner(
        admin,
        "UPDATE people_person SET last_name = 'D' || translate(id::text, '0123456789', 'abcdefghij')",
        "ANALYZE",
    )
    actor = palier(organisation)
    with working_for(organisation):
        issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=actor), actor=actor)
        known = _known()
        Claimant.objects.bulk_create(
            [
                Claimant(
                    organisation=organisation,
                    household_id=each.household,
                    number=str(7_000_000 + each.occupancy),
                )
                for each in known
            ],
            batch_size=5000,
        )
    as_owner(admin, "ANALYZE")
    content, truth = _file(known)
    say(f"{count} lignes, {len(content) // 1024} Ko…")
    with clock() as received, working_for(organisation):
        slip = receive_remittance(
            organisation,
            agency="CAF",
            month_on=MAY,
            content=content,
            name="bordereau.csv",
            on=PAID_ON,
            actor=actor,
        )
    with working_for(organisation):
        score = _score(slip, truth)
        credit = _a_person_says(organisation, slip, truth)
    as_owner(admin, "ANALYZE")
    with clock() as settled, working_for(organisation):
        settle_remittance(slip, credits=[credit], on=PAID_ON, actor=actor)
    bare = _bare(admin, organisation.pk)
    seconds = received[0] + settled[0]
    result(
        bench="caf-match",
        lines=count,
        **score,
        seconds=round(seconds, 2),
        receive_seconds=round(received[0], 2),
        settle_seconds=round(settled[0], 2),
        lines_per_second=round(count / seconds),
        bare_seconds=round(bare, 3),
        ratio_to_bare_sql=round(seconds / bare, 2),
    )


def _known() -> list[Known]:
    rows = Occupancy.objects.order_by("pk").values_list(
        "pk", "number", "household", "household__members__person__last_name"
    )
    firsts = dict(Occupancy.objects.values_list("pk", "household__members__person__first_name"))
    return [Known(pk, number, home, f"{last} {firsts[pk]}") for pk, number, home, last in rows]


def _file(known: list[Known]) -> tuple[bytes, list[int]]:
    """The file, and which contract each of its lines is for."""
    chance = random.Random(25)
    kinds = chance.choices([k for k, _ in MIX], [w for _, w in MIX], k=len(known))
    rows = ["Code locataire;Allocataire;N° allocataire;Mois de droit;Montant;Rappel;Retenue"]
    for rank, (kind, each) in enumerate(zip(kinds, known, strict=True)):
        amount = 210 + each.occupancy % 90 + (7 if rank % CHANGED == 0 else 0)
        code = each.contract if kind == "contract" else ""
        number = str(7_000_000 + each.occupancy) if kind == "claimant" else ""
        name = f"NOM MARITAL {rank}" if kind == "stranger" else each.name.upper()
        rows.append(f"{code};{name};{number};05/2026;{amount},00;;")
    return "\n".join(rows).encode(), [each.occupancy for each in known]


def _score(slip: Remittance, truth: list[int]) -> dict[str, object]:
    told = slip.lines.exclude(occupancy=None).values_list("row", "occupancy")
    right = sum(truth[row - FIRST_ROW] == occupancy for row, occupancy in told)
    return {
        "matched": len(told),
        "precision": round(right / len(told), 6) if told else 1,
        "recall": round(right / len(truth), 4),
        "left_to_a_person": len(truth) - len(told),
    }


FIRST_ROW = 2


def _a_person_says(
    organisation: Organisation, slip: Remittance, truth: list[int]
) -> StatementLine:
    """Whose the strangers are, by sets; then the bank's line of the whole sum."""
    for line in slip.lines.filter(occupancy=None):
        slip.lines.filter(pk=line.pk).update(
            occupancy=truth[line.row - FIRST_ROW], matched_by="hand"
        )
    actor = palier(organisation)
    add_bank_account(
        main_entity(organisation),
        label="Courant",
        iban=OURS,
        account=needed_account(main_entity(organisation), "5121"),
        actor=actor,
    )
    total = sum(slip.lines.values_list("amount", flat=True), Decimal(0))
    told = [Told(PAID_ON, total, "CAF", iban(77), "AIDES 05/2026")]
    content, _ = statement(OURS, "REL-MAI", MAY, date(2026, 5, 31), Decimal("1000.00"), told)
    import_statement(organisation, content=content, actor=actor)
    return StatementLine.objects.get()


def _bare(admin: Address, organisation_id: int) -> float:
    """The same rows by INSERT … SELECT into copies without keys, indexes or triggers."""
    as_owner(admin, *(f"CREATE TABLE bare_{table} (LIKE {table})" for table in WRITTEN))
    with clock() as took, working_for(organisation_id), connection.cursor() as cursor:
        for table in WRITTEN:
            cursor.execute(f"INSERT INTO bare_{table} SELECT * FROM {table}")
    return took[0]
