"""What must always be true of the data, each in words and in SQL that counts what breaks it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Invariant:
    """One truth; `broken` is a SELECT that gives one row for each thing against it."""

    words: str
    broken: str


INVARIANTS = [
    Invariant(
        "chaque écriture est équilibrée",
        """SELECT entry_id FROM ledger_line GROUP BY entry_id HAVING sum(debit) <> sum(credit)""",
    ),
    Invariant(
        "chaque écriture a au moins deux lignes",
        """SELECT e.id FROM ledger_entry e LEFT JOIN ledger_line l ON l.entry_id = e.id
           GROUP BY e.id HAVING count(l.id) < 2""",
    ),
    Invariant(
        "les écritures sont numérotées sans trou ni double",
        """SELECT entity_id FROM ledger_entry GROUP BY entity_id
           HAVING max(number) <> count(*) OR count(DISTINCT number) <> count(*) OR min(number) <> 1""",
    ),
    Invariant(
        "chaque journal est numéroté sans trou dans son exercice",
        """SELECT year_id, daybook FROM ledger_entry GROUP BY year_id, daybook
           HAVING max(rank) <> count(*) OR count(DISTINCT rank) <> count(*) OR min(rank) <> 1""",
    ),
    Invariant(
        "chaque écriture est dans l’exercice de sa date",
        """SELECT e.id FROM ledger_entry e JOIN ledger_fiscalyear y ON y.id = e.year_id
           WHERE NOT y.period @> e."on" OR y.entity_id <> e.entity_id""",
    ),
    Invariant(
        "chaque lettrage s’annule, dans un seul compte",
        """SELECT x.id FROM ledger_letter x JOIN ledger_letteredline y ON y.letter_id = x.id
           JOIN ledger_line l ON l.id = y.line_id GROUP BY x.id
           HAVING sum(l.debit) <> sum(l.credit) OR bool_or(l.auxiliary_id <> x.auxiliary_id)""",
    ),
    Invariant(
        "les avis sont numérotés sans trou ni double",
        """SELECT organisation_id FROM billing_rentnotice GROUP BY organisation_id
           HAVING max(number) <> count(*) OR count(DISTINCT number) <> count(*)""",
    ),
    Invariant(
        "les quittances et reçus sont numérotés sans trou ni double",
        """SELECT organisation_id FROM billing_receipt GROUP BY organisation_id
           HAVING max(number) <> count(*) OR count(DISTINCT number) <> count(*)""",
    ),
    Invariant(
        "aucun mois clos n’a reçu d’écriture après sa clôture",
        """SELECT e.id FROM ledger_entry e JOIN ledger_closedmonth c ON c.entity_id = e.entity_id
           AND date_trunc('month', e."on") = c.month WHERE e.posted_at > c.closed_at""",
    ),
    Invariant(
        "chaque avis est passé pour son montant",
        """SELECT n.id FROM billing_rentnotice n JOIN ledger_line l ON l.entry_id = n.entry_id
           GROUP BY n.id HAVING sum(l.debit - l.credit) FILTER (WHERE l.account_id IN (
             SELECT id FROM ledger_account WHERE code = '411'))
             <> max(n.rent + n.charges + n.services + n.options + n.insurance)""",
    ),
    Invariant(
        "chaque paiement est passé une fois, pour son montant",
        """SELECT p.id FROM billing_payment p JOIN ledger_line l ON l.entry_id = p.entry_id
           WHERE p.means NOT IN ('opening', 'credit', 'deposit')
           GROUP BY p.id HAVING sum(l.debit) <> abs(max(p.amount))""",
    ),
    Invariant(
        "aucun paiement ne règle plus que son montant",
        """SELECT p.id FROM billing_payment p JOIN billing_allocation a ON a.payment_id = p.id
           GROUP BY p.id HAVING sum(a.amount) > max(p.amount) OR sum(a.amount) < 0""",
    ),
    Invariant(
        "aucun avis n’est payé plus que son net",
        """SELECT n.id FROM billing_rentnotice n JOIN billing_allocation a ON a.notice_id = n.id
           GROUP BY n.id HAVING sum(a.amount) > max(n.net) OR sum(a.amount) < 0""",
    ),
    Invariant(
        "les lignes gardées d’un relevé font sa clôture moins son départ",
        """SELECT s.id FROM bank_statement s
           LEFT JOIN bank_statementline l ON l.statement_id = s.id
           GROUP BY s.id HAVING coalesce(sum(l.amount), 0) + s.told_before
             <> s.closing - s.opening""",
    ),
    Invariant(
        "une ligne de banque affectée est payée pour son montant, une seule fois",
        """SELECT l.id FROM bank_statementline l
           LEFT JOIN LATERAL (
             SELECT coalesce(sum(p.amount), 0) AS paid FROM billing_payment p
             WHERE p.bank_line_id = l.id AND p.reverses_id IS NULL
               AND NOT EXISTS (SELECT FROM billing_payment r WHERE r.reverses_id = p.id)) x ON true
           LEFT JOIN LATERAL (
             SELECT coalesce(sum(p.amount), 0) AS paid FROM billing_deposit d
             JOIN billing_payment p ON p.id = d.payment_id WHERE d.line_id = l.id) y ON true
           LEFT JOIN LATERAL (
             SELECT coalesce(sum(CASE WHEN i.is_credit THEN i.total ELSE -i.total END), 0) AS paid
             FROM suppliers_invoice i WHERE i.line_id = l.id) z ON true
           LEFT JOIN LATERAL (
             SELECT coalesce(sum(d.amount), 0) AS paid
             FROM billing_depositentry d WHERE d.line_id = l.id) g ON true
           WHERE l.matched_by NOT IN ('batch', 'reject', 'cheque') AND (
                (l.state = 'matched' AND x.paid + y.paid + z.paid + g.paid <> l.amount)
             OR (l.state <> 'matched' AND x.paid + y.paid + z.paid + g.paid <> 0))""",
    ),
    Invariant(
        "une ligne de banque qui est une remise ou un rejet en a le montant",
        """SELECT l.id FROM bank_statementline l WHERE l.matched_by IN ('batch', 'reject')
           AND abs(l.amount) <> abs(
             (SELECT coalesce(sum(i.amount), 0) FROM bank_sepaitem i
              JOIN bank_sepabatch b ON b.id = i.batch_id WHERE b.line_id = l.id)
             - (SELECT coalesce(sum(i.amount), 0) FROM bank_sepaitem i
                WHERE i.reject_line_id = l.id))""",
    ),
    Invariant(
        "le compte d’attente (471) est la somme des lignes qui attendent",
        """SELECT 1 WHERE
           (SELECT coalesce(sum(l.credit - l.debit), 0) FROM ledger_line l
            JOIN ledger_account a ON a.id = l.account_id WHERE a.code = '471')
           <> (SELECT coalesce(sum(amount), 0) FROM bank_statementline
               WHERE waiting_entry_id IS NOT NULL AND (state = 'waiting'
                 OR (state = 'set_aside' AND aside_entry_id IS NULL)))""",
    ),
    Invariant(
        "ce que l’on tient pour chaque mandant est la somme de ses mouvements",
        """SELECT m.id FROM owners_mandateaccount m
           WHERE (SELECT coalesce(sum(amount), 0) FROM owners_mandatemove v WHERE v.account_id = m.id)
              <> (SELECT coalesce(sum(credit - debit), 0) FROM ledger_line l
                  WHERE l.auxiliary_id = m.held_id)""",
    ),
    Invariant(
        "les comptes des mandants (467) font leur banque, plus ce qui est en route",
        """WITH bank AS (SELECT id, account_id FROM bank_bankaccount WHERE holds_principals),
           lines AS (SELECT l.* FROM bank_statementline l
             JOIN bank_statement s ON s.id = l.statement_id JOIN bank b ON b.id = s.bank_account_id)
           SELECT 1 WHERE
           (SELECT coalesce(sum(l.credit - l.debit), 0) FROM ledger_line l
            JOIN owners_mandateaccount m ON m.held_id = l.auxiliary_id)
           <> (SELECT coalesce(sum(l.debit - l.credit), 0) FROM ledger_line l
               JOIN ledger_account a ON a.id = l.account_id
               WHERE a.code = '5815' OR a.id IN (SELECT account_id FROM bank))
            - (SELECT coalesce(sum(amount), 0) FROM lines WHERE state = 'waiting'
               OR (state = 'set_aside' AND aside_entry_id IS NULL))
            - (SELECT coalesce(sum(p.amount - coalesce(x.spent, 0)), 0) FROM billing_payment p
               LEFT JOIN LATERAL (SELECT sum(amount) AS spent FROM billing_allocation a
                                  WHERE a.payment_id = p.id) x ON true
               WHERE p.bank_line_id IN (SELECT id FROM lines) AND p.reverses_id IS NULL
                 AND p.account_id IS NOT NULL
                 AND NOT EXISTS (SELECT FROM billing_payment r WHERE r.reverses_id = p.id))""",
    ),
    Invariant(
        "chaque compte rendu de gestion tombe juste",
        """SELECT id FROM owners_ownerstatement
           WHERE closing <> opening + receipts - expenses - fees - paid""",
    ),
    Invariant(
        "chaque avis a une écriture, et une seule",
        """SELECT entry_id FROM billing_rentnotice GROUP BY entry_id HAVING count(*) > 1""",
    ),
    Invariant(
        "deux contrats fermes ne se partagent pas un lieu le même jour",
        """SELECT a.id FROM leases_occupancyplace a JOIN leases_occupancyplace b
           ON a.place_id = b.place_id AND a.id < b.id AND a.period && b.period
           WHERE a.is_firm AND b.is_firm""",
    ),
    Invariant(
        "chaque contrat en cours a son lieu ferme et le compte de son ménage",
        """SELECT o.id FROM leases_occupancy o WHERE o.state = 'active' AND (
             NOT EXISTS (SELECT FROM leases_occupancyplace p WHERE p.occupancy_id = o.id AND p.is_firm)
             OR NOT EXISTS (SELECT FROM billing_householdaccount h
                            JOIN tenancy_site s ON s.id = o.site_id
                            JOIN tenancy_legalentity e ON e.id = h.entity_id
                            WHERE h.household_id = o.household_id
                              AND (s.entity_id = e.id OR s.entity_id IS NULL AND e.is_main)))""",
    ),
    Invariant(
        "ce qui est dû à une entité est dans ses comptes, et dans aucun autre",
        """SELECT h.id FROM billing_householdaccount h
             JOIN ledger_auxiliary x ON x.id = h.auxiliary_id
             JOIN ledger_account a ON a.id = x.account_id WHERE a.entity_id <> h.entity_id
           UNION ALL
           SELECT n.id FROM billing_rentnotice n JOIN billing_rentrun r ON r.id = n.run_id
             JOIN billing_householdaccount h ON h.id = n.account_id
             JOIN ledger_entry e ON e.id = n.entry_id
           WHERE h.entity_id <> r.entity_id OR e.entity_id <> r.entity_id
           UNION ALL
           SELECT p.id FROM billing_payment p JOIN billing_householdaccount h ON h.id = p.account_id
             JOIN ledger_entry e ON e.id = p.entry_id WHERE e.entity_id <> h.entity_id""",
    ),
    Invariant(
        "aucune avance n’est revenue plus qu’elle n’a été prêtée",
        """SELECT a.id FROM casework_advance a JOIN casework_advancereturn r ON r.advance_id = a.id
           GROUP BY a.id HAVING sum(r.amount) > a.amount""",
    ),
    Invariant(
        "chaque mesure terminée a son motif, sa destination et sa fin",
        """SELECT id FROM support_measure WHERE state = 'ended'
           AND (end_reason = '' OR destination = '' OR upper_inf(period))""",
    ),
    Invariant(
        "chaque version d’un projet a son rang, sans trou",
        """SELECT plan_id FROM casework_planversion GROUP BY plan_id
           HAVING max(number) <> count(*) OR min(number) <> 1""",
    ),
    Invariant(
        "les relevés se suivent : départ plus mouvements font l’arrivée",
        """SELECT s.id FROM bank_statement s JOIN bank_statementline l ON l.statement_id = s.id
           WHERE NOT EXISTS (SELECT FROM bank_statement o WHERE o.bank_account_id = s.bank_account_id
             AND o.id <> s.id AND o.opening_on <= s.closing_on AND s.opening_on <= o.closing_on)
           GROUP BY s.id HAVING max(s.opening) + sum(l.amount) <> max(s.closing)""",
    ),
    Invariant(
        "les échéances d’un plan d’apurement font sa dette",
        """SELECT p.id FROM arrears_repaymentplan p
           JOIN arrears_instalment i ON i.plan_id = p.id GROUP BY p.id
           HAVING sum(i.amount) <> max(p.total)""",
    ),
    Invariant(
        "aucune garantie n’a versé plus qu’il ne lui a été demandé",
        """SELECT c.id FROM arrears_guaranteeclaim c
           JOIN arrears_guaranteepayment g ON g.claim_id = c.id WHERE g.kind = 'paid'
           GROUP BY c.id HAVING sum(g.amount) > max(c.amount)""",
    ),
    Invariant(
        "aucun acte de procédure n’est noté après sa fin",
        """SELECT s.id FROM eviction_procedurestep s JOIN eviction_procedure p
           ON p.id = s.procedure_id WHERE s.undone_on IS NULL AND s."on" > p.ended_on""",
    ),
]

WALLS = Invariant(
    "chaque table d’une association est derrière son mur",
    """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind = 'r' AND a.attname = 'organisation_id' AND NOT c.relrowsecurity
         AND c.relnamespace = 'public'::regnamespace""",
)


def broken(cursor: Any, invariants: list[Invariant] | None = None) -> list[tuple[Invariant, int]]:
    """The invariants that do not hold for the association at work, with how many things break them."""
    found = []
    for invariant in INVARIANTS if invariants is None else invariants:
        cursor.execute(f"SELECT count(*) FROM ({invariant.broken}) b")
        count = cursor.fetchone()[0]
        if count:
            found.append((invariant, count))
    return found
