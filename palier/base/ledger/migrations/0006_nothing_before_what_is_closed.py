"""A month is closed with all that came before it: its balances carry everything forward."""

from django.db import migrations

MONTH = """
CREATE OR REPLACE FUNCTION ledger_entry_month() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed boolean;
BEGIN
  EXECUTE 'SELECT EXISTS (SELECT FROM added a JOIN ledger_closedmonth m
      ON m.entity_id = a.entity_id AND m.month {than} date_trunc(''month'', a."on")::date)'
    INTO closed;
  IF closed THEN
    RAISE EXCEPTION 'closed month' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'ledger_month_closed';
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_piece_day")]

    operations = [
        migrations.RunSQL(MONTH.replace("{than}", ">="), MONTH.replace("{than}", "=")),
    ]
