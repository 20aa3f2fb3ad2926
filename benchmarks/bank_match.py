"""`palier bench bank-match`: 20,000 lines of which one knows the truth, half of them traps."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from benchmarks import crowd
from benchmarks.common import as_owner, clock, result, say
from benchmarks.importing import letters
from config.cluster import Address
from config.demo.bank import Told, iban, statement
from palier.base.bank import reading
from palier.base.bank.actions import add_bank_account, import_statement
from palier.base.bank.models import StatementLine
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import working_for
from palier.work.billing.actions import issue_rent_run, know_payer, prepare_rent_run
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice
from palier.work.billing.proposing import Proposer

MAY = date(2026, 5, 1)
OURS = "FR7630006000011234567890189"
# What lines are like, in a thousand.
MIX = [
    ("reference", 520),
    ("contract", 130),
    ("iban", 130),
    ("partial", 40),
    ("name_only", 70),
    ("relative", 30),
    ("guardian", 20),
    ("wrong_reference", 20),
    ("street", 10),
    ("stranger", 30),
]


@dataclass
class Known:
    """A household as its payments tell of it."""

    account: HouseholdAccount
    notice: RentNotice
    contract: str
    name: str
    iban: str


def run(admin: Address, size: int) -> None:
    """Import the lines as an accountant would; count what was posted alone, and of it what is true."""
    count = size or 20_000
    households = count
    say(f"{households} ménages…")
    with transaction.atomic():
        organisation = crowd.an_association(MAY)
    crowd.households(admin, organisation, households, on=date(2025, 1, 1))
    as_owner(
        admin,
        "UPDATE people_person SET last_name = 'D' || translate(id::text, '0123456789', 'abcdefghij')",
        "ANALYZE",
    )
    actor = palier(organisation)
    with working_for(organisation):
        issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=actor), actor=actor)
        add_bank_account(
            main_entity(organisation),
            label="Courant",
            iban=OURS,
            account=Account.objects.get(code="5121"),
            actor=actor,
        )
        known = _known(organisation, actor)
    as_owner(admin, "ANALYZE")
    told, truth = _lines(known, count)
    content, _ = statement(OURS, "REL-MAI", MAY, date(2026, 5, 31), Decimal("1000.00"), told)
    say(f"{count} lignes, {len(content) // 1024} Ko…")
    with clock() as read:
        reading.read(content)
    with clock() as took, working_for(organisation):
        import_statement(organisation, content=content, actor=actor)
    with working_for(organisation):
        result(
            bench="bank-match",
            **_score(organisation, truth),
            seconds=round(took[0], 2),
            lines_per_second=round(count / took[0]),
            reading_seconds=round(read[0], 2),
            ratio_to_reading=round(took[0] / read[0], 2),
        )


def _known(organisation, actor) -> list[Known]:  # type: ignore[no-untyped-def]
    notices = RentNotice.objects.select_related("account__household", "occupancy").order_by(
        "number"
    )
    names = dict(
        HouseholdAccount.objects.values_list("pk", "household__members__person__last_name")
    )
    found = [
        Known(n.account, n, n.occupancy.number, names[n.account_id].upper(), iban(50_000 + rank))
        for rank, n in enumerate(notices)
    ]
    for rank, each in enumerate(found):
        if rank % 3 == 0:
            know_payer(organisation, iban=each.iban, account=each.account, actor=actor)
        if rank % 50 == 0 and rank:
            for ward in (each, found[rank - 1]):
                know_payer(
                    organisation, iban=iban(900_000 + rank), account=ward.account, actor=actor
                )
    return found


def _lines(known: list[Known], count: int) -> tuple[list[Told], dict[str, int | None]]:
    """The lines, and whose each is by what it says (its day, amount and words are its own)."""
    chance = random.Random(11)
    kinds = chance.choices([k for k, _ in MIX], [w for _, w in MIX], k=count)
    told, truth = [], {}
    for rank, (kind, each) in enumerate(zip(kinds, known, strict=False)):
        other = known[(rank * 7 + 13) % len(known)]
        line, owner = _line(kind, each, other, rank, chance)
        told.append(line)
        truth[line.text] = owner.account.pk if owner else None
    return told, truth


def _line(
    kind: str, each: Known, other: Known, rank: int, chance: random.Random
) -> tuple[Told, Known | None]:
    day, net = date(2026, 5, chance.randint(2, 28)), each.notice.net
    mark = f"R{letters(rank)}"
    reference = f"LOYER {each.notice.reference} {mark}"
    match kind:
        case "reference":
            return Told(day, net, each.name, "", reference), each
        case "contract":
            return Told(day, net, each.name, each.iban, f"CONTRAT {each.contract} {mark}"), each
        case "iban":
            return Told(day, net, each.name, each.iban, f"VIREMENT {mark}"), each
        case "partial":
            part = (net * Decimal("0.4")).quantize(Decimal("0.01"))
            return Told(day, part, each.name, "", reference), each
        case "name_only":
            return Told(day, net, each.name, "", f"LOYER MAI {mark}"), each
        case _:
            return _trap(kind, each, other, rank, chance)


def _trap(
    kind: str, each: Known, other: Known, rank: int, chance: random.Random
) -> tuple[Told, Known | None]:
    """Lines that should wait: a relative, a guardian, another's number, a street, a stranger."""
    day, net = date(2026, 5, chance.randint(2, 28)), each.notice.net
    mark = f"R{letters(rank)}"
    match kind:
        case "relative":
            words = f"LOYER {each.notice.reference} {mark}"
            return Told(day, net - Decimal("7.13"), "TANTE LEA", "", words), each
        case "guardian":
            return Told(day, net, "UDAF", iban(900_000 + rank // 50 * 50), f"PROTEGE {mark}"), each
        case "wrong_reference":
            return Told(day, net, each.name, "", f"LOYER {other.notice.reference} {mark}"), each
        case "street":
            words = f"AV {other.notice.number} MAI {mark}"
            return Told(day, net - Decimal("1.01"), "BOULANGERIE", "", words), None
        case _:
            return Told(
                day, Decimal(chance.randint(5, 900)), "MUTUELLE", "", f"SANTE {mark}"
            ), None


def _score(organisation, truth: dict[str, int | None]) -> dict[str, object]:  # type: ignore[no-untyped-def]
    posted = list(
        Payment.objects.filter(bank_line__isnull=False).values_list(
            "bank_line__text", "account_id"
        )
    )
    right = sum(truth[text] == account for text, account in posted)
    owned = sum(owner is not None for owner in truth.values())
    waiting = list(StatementLine.objects.filter(state="waiting", amount__gt=0)[:2000])
    proposer = Proposer(organisation)
    first = [next(iter(proposer.proposals(line)), None) for line in waiting]
    good = sum(
        p is not None and p.account is not None and truth[line.text] == p.account.pk
        for line, p in zip(waiting, first, strict=True)
    )
    asked = sum(truth[line.text] is not None for line in waiting)
    return {
        "lines": len(truth),
        "posted": len(posted),
        "precision": round(right / len(posted), 6) if posted else 1,
        "recall": round(right / owned, 4),
        "wrong": len(posted) - right,
        "first_proposal_right": round(good / asked, 4) if asked else 1,
    }
