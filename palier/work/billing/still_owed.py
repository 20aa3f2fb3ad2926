"""What is still owed of each debt: a payment settles what it names, and its age goes with it."""

from datetime import date

from django.db import connection

from palier.base.ledger.reads import StillOwed

_STILL_OWED = """
  SELECT n.entry_id, n.account_id, n.net - coalesce(paid.amount, 0) AS amount
  FROM billing_rentnotice n LEFT JOIN LATERAL (
    SELECT sum(g.amount) AS amount FROM billing_allocation g
    JOIN billing_payment q ON q.id = g.payment_id
    WHERE g.notice_id = n.id AND q."on" <= %(on)s) paid ON true
  WHERE n.account_id IN ({accounts}) AND n.net > coalesce(paid.amount, 0)
    AND NOT EXISTS (SELECT FROM billing_noticereversal x WHERE x.notice_id = n.id)
  UNION ALL
  SELECT p.entry_id, b.account_id, b.balance - coalesce(paid.amount, 0)
  FROM billing_openingbalance b
  JOIN billing_openingposition p ON p.id = b.position_id AND p.state = 'posted'
  LEFT JOIN LATERAL (
    SELECT sum(g.amount) AS amount FROM billing_allocation g
    JOIN billing_payment q ON q.id = g.payment_id
    WHERE g.opening_id = b.id AND q."on" <= %(on)s) paid ON true
  WHERE b.account_id IN ({accounts}) AND b.balance > coalesce(paid.amount, 0)
"""


def still_owed_sql(accounts: str) -> str:
    """What is left at the day `%(on)s` of each notice and balance brought over, by `entry_id` and
    `account_id` (`amount`, euros), for the accounts that a query of ours gives."""
    return _STILL_OWED.format(accounts=accounts)


_OF_AUXILIARIES = f"""
SELECT told.entry_id, a.auxiliary_id, told.amount
FROM ({still_owed_sql("SELECT id FROM billing_householdaccount WHERE auxiliary_id = ANY(%(parts)s)")})
  AS told JOIN billing_householdaccount a ON a.id = told.account_id
"""  # noqa: S608 -- both are ours


def still_owed(auxiliary_ids: list[int], on: date) -> list[StillOwed]:
    """The debts of these households that their payments have not settled at a day; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_AUXILIARIES, {"parts": auxiliary_ids, "on": on})
        return [StillOwed(*row) for row in cursor.fetchall()]
