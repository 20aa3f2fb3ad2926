"""What the books promise, held by the database itself.

All lines of an entry come in one statement: the entry exists and has no other line, its lines
balance, bear its day, and use accounts of its entity. Checked once per statement: 400,000 lines
cost a few tenths of a second. The guards keep to the indexes: a table that has just grown has no
statistics yet, and the planner would read it whole for every row. Nothing posted is changed or deleted, not even by the owner.
"""

from django.db import migrations

from palier.base.kit.owned import DeleteUnused, OwnTables, append_only

ENTRIES = """
CREATE FUNCTION ledger_line_guard() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE wrong boolean;
BEGIN
  EXECUTE 'SELECT EXISTS (SELECT FROM added a
      LEFT JOIN ledger_entry e ON e.id = a.entry_id AND e.organisation_id = a.organisation_id
                              AND e."on" = a."on"
      LEFT JOIN ledger_account c ON c.id = a.account_id AND c.entity_id = e.entity_id
      LEFT JOIN ledger_auxiliary x ON x.id = a.auxiliary_id
      WHERE e.id IS NULL OR c.id IS NULL
         OR (a.auxiliary_id IS NOT NULL AND x.account_id IS DISTINCT FROM a.account_id))'
    INTO wrong;
  IF wrong THEN
    RAISE EXCEPTION 'a line of other books' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_line_keys';
  END IF;
  EXECUTE 'SELECT EXISTS (SELECT FROM added GROUP BY entry_id HAVING sum(debit) <> sum(credit))'
    INTO wrong;
  IF wrong THEN
    RAISE EXCEPTION 'not balanced' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_balanced';
  END IF;
  EXECUTE 'SELECT (SELECT count(*) FROM added) <> (SELECT count(*) FROM ledger_line l
      WHERE l.entry_id IN (SELECT entry_id FROM added))' INTO wrong;
  IF wrong THEN
    RAISE EXCEPTION 'this entry has its lines' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_untouchable';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard AFTER INSERT ON ledger_line REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_line_guard();

CREATE FUNCTION ledger_entry_month() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed boolean;
BEGIN
  EXECUTE 'SELECT EXISTS (SELECT FROM added a JOIN ledger_closedmonth m
      ON m.entity_id = a.entity_id AND m.month = date_trunc(''month'', a."on")::date)' INTO closed;
  IF closed THEN
    RAISE EXCEPTION 'closed month' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_month_closed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER month AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_month();

CREATE FUNCTION ledger_entry_lines() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_line WHERE entry_id = new.id) THEN
    RAISE EXCEPTION 'an entry without lines' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_has_lines';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lines AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ledger_entry_lines();

CREATE FUNCTION ledger_untouchable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'posted means untouchable' USING ERRCODE = 'check_violation',
    CONSTRAINT = 'ledger_untouchable';
END $$;
CREATE TRIGGER untouchable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_untouchable();
CREATE TRIGGER untouchable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_untouchable();
"""

LETTERS_AND_YEARS = """
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
    dependencies = [("ledger", "0001_initial"), ("tenancy", "0002_walls")]

    operations = [
        OwnTables(
            guarded=("ledger_entry", "ledger_line", "ledger_letteredline"),
            leaves=("ledger_line", "ledger_letteredline"),
        ),
        append_only("ledger_entry", "ledger_line", "ledger_closedmonth"),
        DeleteUnused("ledger_letter", (("ledger_letteredline", "letter_id"),)),
        DeleteUnused("ledger_auxiliary", (("ledger_line", "auxiliary_id"),)),
        DeleteUnused("ledger_fiscalyear", (("ledger_entry", "year_id"),)),
        migrations.RunSQL(
            ENTRIES,
            """DROP TRIGGER guard ON ledger_line; DROP FUNCTION ledger_line_guard();
            DROP TRIGGER month ON ledger_entry; DROP FUNCTION ledger_entry_month();
            DROP TRIGGER lines ON ledger_entry; DROP FUNCTION ledger_entry_lines();
            DROP TRIGGER untouchable ON ledger_entry; DROP TRIGGER untouchable ON ledger_line;
            DROP FUNCTION ledger_untouchable();""",
        ),
        migrations.RunSQL(
            LETTERS_AND_YEARS,
            """DROP TRIGGER guard ON ledger_letteredline; DROP FUNCTION ledger_letter_guard();
            DROP TRIGGER closed ON ledger_fiscalyear; DROP FUNCTION ledger_year_closed();""",
        ),
    ]
