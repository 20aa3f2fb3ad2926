"""Years are given to what is posted already; letters balance; what is closed stays closed."""

from django.db import migrations

from palier.base.kit.owned import DeleteUnused, OwnTables, append_only

YEARS = """
INSERT INTO ledger_fiscalyear (organisation_id, entity_id, period, state)
SELECT DISTINCT organisation_id, entity_id,
  daterange(date_trunc('year', "on")::date, (date_trunc('year', "on") + interval '1 year')::date),
  'open' FROM ledger_entry;
ALTER TABLE ledger_entry DISABLE TRIGGER USER;
UPDATE ledger_entry e SET year_id = given.year_id, rank = given.rank FROM (
  SELECT e.id, y.id AS year_id,
    row_number() OVER (PARTITION BY y.id, e.daybook ORDER BY e.number) AS rank
  FROM ledger_entry e
  JOIN ledger_fiscalyear y ON y.entity_id = e.entity_id AND y.period @> e."on") given
WHERE given.id = e.id;
ALTER TABLE ledger_entry ENABLE TRIGGER USER;
INSERT INTO ledger_sequence (organisation_id, name, last)
SELECT organisation_id, 'daybook:' || year_id || ':' || daybook, count(*)
FROM ledger_entry GROUP BY organisation_id, year_id, daybook;
"""

GUARDS = """
CREATE FUNCTION ledger_letter_guard() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE wrong boolean;
BEGIN
  EXECUTE 'SELECT EXISTS (SELECT FROM added a
      JOIN ledger_letter x ON x.id = a.letter_id JOIN ledger_line l ON l.id = a.line_id
      GROUP BY a.letter_id HAVING sum(l.debit) <> sum(l.credit)
        OR bool_or(l.auxiliary_id IS DISTINCT FROM x.auxiliary_id))' INTO wrong;
  IF wrong THEN
    RAISE EXCEPTION 'a letter that does not balance' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_letter_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard AFTER INSERT ON ledger_letteredline REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_letter_guard();

CREATE FUNCTION ledger_year_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.state = 'closed' THEN
    RAISE EXCEPTION 'a closed year' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_year_closed';
  END IF;
  RETURN coalesce(new, old);
END $$;
CREATE TRIGGER closed BEFORE UPDATE OR DELETE ON ledger_fiscalyear
  FOR EACH ROW EXECUTE FUNCTION ledger_year_closed();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_fiscal_years"), ("tenancy", "0002_walls")]

    operations = [
        migrations.RunSQL(YEARS, migrations.RunSQL.noop),
        # Rows just written would forbid the indexes that follow: their checks are made now.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        OwnTables(
            guarded=("ledger_entry", "ledger_line", "ledger_letteredline"),
            leaves=("ledger_line", "ledger_letteredline"),
        ),
        DeleteUnused("ledger_letter", (("ledger_letteredline", "letter_id"),)),
        DeleteUnused("ledger_auxiliary", (("ledger_line", "auxiliary_id"),)),
        DeleteUnused("ledger_fiscalyear", (("ledger_entry", "year_id"),)),
        append_only("ledger_closedmonth"),
        migrations.RunSQL(
            GUARDS,
            """DROP TRIGGER guard ON ledger_letteredline; DROP FUNCTION ledger_letter_guard();
            DROP TRIGGER closed ON ledger_fiscalyear; DROP FUNCTION ledger_year_closed();""",
        ),
    ]
