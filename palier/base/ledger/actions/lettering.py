"""Lettering: saying which lines of an account settle each other."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions.posting import Selection, hold_books, take_numbers
from palier.base.ledger.models import Auxiliary, Letter, LetteredLine, Line
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation

LETTERS = "letters"

# An entry and its mirror, then, in the order of days, everything up to where an account is even.
_MIRRORS = """
SELECT dense_rank() OVER (ORDER BY e.id, l.auxiliary_id) AS grp, l.auxiliary_id, l.id AS line_id
FROM ledger_entry e
JOIN ledger_line l ON l.entry_id IN (e.id, e.reverses_id) AND l.auxiliary_id IS NOT NULL
WHERE e.reverses_id IS NOT NULL AND e.entity_id = %s AND e."on" <= %s
  AND NOT EXISTS (
    SELECT FROM ledger_line o JOIN ledger_letteredline x ON x.line_id = o.id
    WHERE o.entry_id IN (e.id, e.reverses_id))
"""
_EVEN = """
SELECT dense_rank() OVER (ORDER BY auxiliary_id, cut) AS grp, auxiliary_id, id AS line_id FROM (
  SELECT *, sum(net) OVER (PARTITION BY auxiliary_id, cut) AS left_over FROM (
    SELECT *, count(*) FILTER (WHERE running = 0) OVER (
        PARTITION BY auxiliary_id ORDER BY "on", id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS cut
    FROM (
      SELECT l.id, l.auxiliary_id, l."on", l.debit - l.credit AS net,
        sum(l.debit - l.credit) OVER (PARTITION BY l.auxiliary_id ORDER BY l."on", l.id) AS running
      FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id AND a.entity_id = %s
      LEFT JOIN ledger_letteredline x ON x.line_id = l.id
      WHERE l.auxiliary_id IS NOT NULL AND l."on" <= %s AND x.id IS NULL
    ) run
  ) cuts
) groups WHERE left_over = 0
"""


@action("Lettrer des lignes")
def letter_lines(auxiliary: Auxiliary, *, lines: Sequence[Line], on: date, actor: Actor) -> Letter:
    """Say by hand that these lines settle each other.

    Refused: lines of another account, already lettered, or that do not cancel out.
    """
    hold_books(auxiliary.account.entity)
    total = sum((line.debit - line.credit for line in lines), NOTHING)
    if len(lines) < 2 or any(line.auxiliary_id != auxiliary.pk for line in lines):
        raise Refused("Choisissez au moins deux lignes de ce compte.")
    if total != NOTHING:
        raise Refused(f"Ces lignes ne s’annulent pas : il reste {euros(total)}.")
    if LetteredLine.objects.filter(line__in=[line.pk for line in lines]).exists():
        raise Refused("Une de ces lignes est déjà lettrée.")
    letter = Letter.objects.create(
        organisation=actor.organisation,
        auxiliary=auxiliary,
        number=take_numbers(actor.organisation, LETTERS),
        on=on,
        by=Letter.By.HAND,
    )
    LetteredLine.objects.bulk_create(
        [LetteredLine(organisation=actor.organisation, letter=letter, line=line) for line in lines]
    )
    return letter


@action("Délettrer")
def unletter(letter: Letter, *, actor: Actor) -> Auxiliary:
    """These lines no longer settle each other; the lines themselves stay as posted."""
    auxiliary: Auxiliary = letter.auxiliary
    hold_books(auxiliary.account.entity)
    letter.lines.all().delete()
    letter.delete()
    return auxiliary


@action("Lettrer ce qui s’annule")
def letter_by_rule(
    entity: LegalEntity, *, on: date, more: Sequence[Selection] = (), actor: Actor
) -> LegalEntity:
    """Letter, up to a day, every entry with its mirror, then what `more` knows, then even accounts.

    `more` are SELECTs of (grp, auxiliary_id, line_id) of rooms above: a notice with its payments.
    Set-based; what is already lettered stays.
    """
    hold_books(entity)
    day = [entity.pk, on]
    for groups in (Selection(_MIRRORS, day), *more, Selection(_EVEN, day)):
        _letter(actor.organisation, groups, on)
    return entity


def _letter(organisation: Organisation, groups: Selection, on: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS ledger_lettering")
        cursor.execute(
            f"CREATE TEMP TABLE ledger_lettering ON COMMIT DROP AS {groups.sql}",
            list(groups.params),
        )
        cursor.execute("SELECT coalesce(max(grp), 0) FROM ledger_lettering")
        count = cursor.fetchone()[0]
        if not count:
            return
        first = take_numbers(organisation, LETTERS, count)
        cursor.execute(
            """INSERT INTO ledger_letter (organisation_id, auxiliary_id, number, "on", by)
               SELECT DISTINCT %s::bigint, auxiliary_id, %s + grp - 1, %s::date, 'rule'
               FROM ledger_lettering""",
            [organisation.pk, first, on],
        )
        cursor.execute(
            """INSERT INTO ledger_letteredline (organisation_id, letter_id, line_id)
               SELECT %s, x.id, g.line_id FROM ledger_lettering g
               JOIN ledger_letter x ON x.organisation_id = %s AND x.number = %s + g.grp - 1""",
            [organisation.pk, organisation.pk, first],
        )
