"""Cases: found at night, validated by a person, paused with a reason, healed by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.law.dates import add_months
from palier.law.unpaid import constituted_on, is_unpaid, report_by
from palier.work.arrears.finding import Standing, histories, rule_for, rules_of, standings
from palier.work.arrears.models import (
    CASE_MOVES,
    FOLLOWED,
    ArrearsCase,
    ArrearsRule,
    CaseState,
    CaseStep,
    UnpaidReport,
)

LONGEST_PAUSE_MONTHS = 6


@dataclass(frozen=True)
class Night:
    """What a nightly pass found: how many cases are new, moved to another rule, healed."""

    found: int
    moved: int
    healed: int


@action("Chercher les impayés")
def find_arrears(organisation: Organisation, *, on: date, actor: Actor) -> Night:
    """Read the ledger: open a case where a rule holds, refresh the facts, close what is paid.

    Nothing is sent: each case proposes its next step and waits for someone. A pause that has
    ended goes on as a followed case.
    """
    rules, owing = rules_of(organisation), standings(organisation, on)
    cases = ArrearsCase.objects.filter(organisation=organisation, state__in=FOLLOWED)
    opened = {case.account_id: case for case in cases.select_for_update(of=("self",))}
    new, moved = [], 0
    due = {each.account_id for each in owing}
    for standing in owing:
        rule, case = rule_for(rules, standing, on), opened.get(standing.account_id)
        if case is not None:
            moved += _refresh(case, standing, rule, on)
        elif rule is not None:
            new.append(_open(organisation, standing, rule, on))
    kept = [case for pk, case in opened.items() if pk in due]
    healed = [case for pk, case in opened.items() if pk not in due]
    _tell_unpaid([*new, *kept], owing, on)
    ArrearsCase.objects.bulk_create(new, batch_size=5000)
    _write(kept)
    _heal(healed, on)
    reports = UnpaidReport.objects.filter(organisation=organisation, healed_on=None)
    reports.exclude(account__in=due).update(healed_on=on)
    return Night(len(new), moved, len(healed))


def _open(
    organisation: Organisation, standing: Standing, rule: ArrearsRule, on: date
) -> ArrearsCase:
    return ArrearsCase(
        organisation=organisation,
        account_id=standing.account_id,
        rule=rule,
        rule_since=on,
        found_on=on,
        debt=standing.debt,
        default_on=standing.default_on,
        monthly=standing.monthly,
        is_present=standing.is_present,
        seen_on=on,
    )


def _refresh(case: ArrearsCase, standing: Standing, rule: ArrearsRule | None, on: date) -> bool:
    """The facts of tonight; whether another rule is now the one that holds."""
    case.debt, case.default_on = standing.debt, standing.default_on
    case.monthly, case.is_present, case.seen_on = standing.monthly, standing.is_present, on
    if case.state == CaseState.PAUSED and case.paused_until and case.paused_until <= on:
        case.state, case.paused_until, case.paused_because = CaseState.FOLLOWED, None, ""
    case.rule_holds = rule is not None
    if rule is None or rule.pk == case.rule_id:
        return False
    case.rule, case.rule_since = rule, on
    return True


FRESH = {
    "debt": "numeric",
    "default_on": "date",
    "monthly": "numeric",
    "is_present": "boolean",
    "seen_on": "date",
    "state": "text",
    "paused_until": "date",
    "paused_because": "text",
    "rule_id": "bigint",
    "rule_since": "date",
    "rule_holds": "boolean",
    "unpaid_since": "date",
    "unpaid_why": "text",
    "report_due_on": "date",
}


def _write(cases: list[ArrearsCase]) -> None:
    """The facts of tonight on every case kept, in one statement."""
    if not cases:
        return
    columns = ["id", *FRESH]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""UPDATE arrears_arrearscase c SET {", ".join(f"{name} = t.{name}" for name in FRESH)}
            FROM unnest(%s::bigint[], {", ".join(f"%s::{kind}[]" for kind in FRESH.values())})
              AS t({", ".join(columns)}) WHERE c.id = t.id""",  # noqa: S608 -- names of FRESH
            [[getattr(case, name) for case in cases] for name in columns],
        )


def _tell_unpaid(cases: list[ArrearsCase], owing: list[Standing], on: date) -> None:
    """Since when rent is unpaid for the benefit agency, and by when it is to be told."""
    by_account = {each.account_id: each for each in owing}
    fresh = []
    for case in cases:
        told = is_unpaid(by_account[case.account_id].owed(), on)
        if not told.is_unpaid:
            case.unpaid_since, case.unpaid_why, case.report_due_on = None, "", None
        elif case.unpaid_since is None:
            fresh.append(case)
            case.unpaid_why = told.why
    past = histories([case.account_id for case in fresh], on) if fresh else {}
    for case in fresh:
        owed = by_account[case.account_id].owed()
        case.unpaid_since = constituted_on(past.get(case.account_id, []), owed, on) or on
        case.report_due_on = report_by(case.unpaid_since)


def _heal(cases: list[ArrearsCase], on: date) -> None:
    pks = [case.pk for case in cases]
    ArrearsCase.objects.filter(pk__in=pks).update(
        state=CaseState.CLOSED,
        closed_on=on,
        closing=ArrearsCase.Closing.HEALED,
        debt=0,
        unpaid_since=None,
        report_due_on=None,
    )


@action("Suivre des dossiers d’impayé")
def follow_cases(
    organisation: Organisation, *, cases: Sequence[ArrearsCase], actor: Actor
) -> Organisation:
    """A person has looked at what was found, and takes these cases on.

    Refused: nothing chosen, a case that is no longer waiting.
    """
    if not cases:
        raise Refused({"cases": "Choisissez au moins un dossier."})
    rows = ArrearsCase.objects.select_for_update(of=("self",))
    for case in rows.filter(pk__in=[each.pk for each in cases]).order_by("pk"):
        if case.state != CaseState.FOUND:
            raise Refused(f"Un de ces dossiers est déjà « {case.get_state_display()} ».")
        case.state = CaseState.FOLLOWED
        case.worker_id = case.worker_id or actor.user_id
        case.save(update_fields=["state", "worker"])
    return organisation


@action("Confier un dossier d’impayé")
def entrust_case(case: ArrearsCase, *, worker: User, actor: Actor) -> ArrearsCase:
    """Someone else follows it. Refused: closed."""
    case = _open_case(case)
    case.worker = worker
    case.save(update_fields=["worker"])
    return case


@action("Mettre un dossier d’impayé en pause")
def pause_case(
    case: ArrearsCase, *, because: str, until: date | None, on: date, actor: Actor
) -> ArrearsCase:
    """Nothing is proposed before a day, for a reason. It is followed again from that day by itself.

    Refused: no reason, no end, an end that is past or beyond six months.
    """
    case = _open_case(case)
    if not because.strip():
        raise Refused({"because": "Une pause a un motif : dites lequel."})
    if until is None:
        raise Refused({"until": "Une pause a une date de fin : choisissez-la."})
    if until <= on:
        raise Refused({"until": "La fin de la pause est déjà passée."})
    if until > add_months(on, LONGEST_PAUSE_MONTHS):
        raise Refused(
            {"until": "Six mois au plus : au-delà, la dette serait oubliée. Prolongez ensuite."}
        )
    if case.state != CaseState.PAUSED:
        CASE_MOVES.go(case, CaseState.PAUSED)
    case.paused_until, case.paused_because = until, because.strip()
    case.save(update_fields=["state", "paused_until", "paused_because"])
    return case


@action("Reprendre un dossier d’impayé")
def resume_case(case: ArrearsCase, *, actor: Actor) -> ArrearsCase:
    """The pause ends now. Refused: not paused."""
    case = lock(case)
    if case.state != CaseState.PAUSED:
        raise Refused("Ce dossier n’est pas en pause.")
    CASE_MOVES.go(case, CaseState.FOLLOWED)
    case.paused_until, case.paused_because = None, ""
    case.save(update_fields=["state", "paused_until", "paused_because"])
    return case


@action("Clore un dossier d’impayé")
def close_case(case: ArrearsCase, *, closing: str, closed_on: date, actor: Actor) -> ArrearsCase:
    """A person ends it for another reason than a debt paid, which closes by itself.

    Refused: closed already; « dette soldée » while something is owed.
    """
    case = lock(case)
    if closing == ArrearsCase.Closing.HEALED:
        raise Refused({"closing": "Une dette soldée se constate d’elle-même, la nuit."})
    if closed_on < case.found_on:
        raise Refused({"closed_on": "Ce dossier n’était pas encore ouvert ce jour-là."})
    CASE_MOVES.go(case, CaseState.CLOSED)
    case.closing, case.closed_on = closing, closed_on
    case.save(update_fields=["state", "closing", "closed_on"])
    return case


@action("Noter une démarche d’impayé")
def note_step(
    case: ArrearsCase,
    *,
    kind: str,
    on: date,
    result: str = "",
    promised_on: date | None = None,
    text: str = "",
    actor: Actor,
) -> CaseStep:
    """Someone called, wrote, met; what came of it. Whoever acts takes the case on.

    Refused: closed, a promise without its day, a day before the first missed rent.
    """
    case = _open_case(case)
    if result == CaseStep.Result.PROMISED and promised_on is None:
        raise Refused({"promised_on": "Dites pour quel jour le paiement est promis."})
    if promised_on is not None and promised_on < on:
        raise Refused({"promised_on": "Ce jour est déjà passé."})
    if on < case.default_on:
        raise Refused({"on": "Rien n’était encore dû ce jour-là."})
    if case.state == CaseState.FOUND:
        CASE_MOVES.go(case, CaseState.FOLLOWED)
    case.worker_id = case.worker_id or actor.user_id
    case.save(update_fields=["state", "worker"])
    return CaseStep.objects.create(
        organisation=actor.organisation,
        case=case,
        kind=kind,
        on=on,
        result=result,
        promised_on=promised_on,
        text=text.strip(),
        by_id=actor.user_id,
    )


def _open_case(case: ArrearsCase) -> ArrearsCase:
    case = lock(case)
    if case.state == CaseState.CLOSED:
        raise Refused("Ce dossier est clos.")
    return case
