"""New tables behind the wall; no payment settles more than it is, held by the database."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only

GUARD = """
CREATE FUNCTION billing_allocation_guard() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE wrong boolean;
BEGIN
  EXECUTE 'SELECT EXISTS (SELECT FROM billing_payment p
      WHERE p.id IN (SELECT payment_id FROM added)
        AND (SELECT sum(a.amount) FROM billing_allocation a WHERE a.payment_id = p.id)
            NOT BETWEEN 0 AND p.amount)
    OR EXISTS (SELECT FROM billing_rentnotice n
      WHERE n.id IN (SELECT notice_id FROM added)
        AND (SELECT sum(a.amount) FROM billing_allocation a WHERE a.notice_id = n.id)
            NOT BETWEEN 0 AND greatest(n.net, 0))' INTO wrong;
  IF wrong THEN
    RAISE EXCEPTION 'allocated twice' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'billing_allocated_twice';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard AFTER INSERT ON billing_allocation REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION billing_allocation_guard();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0008_money_that_explains"),
        ("bank", "0007_walls"),
        ("ledger", "0006_years_for_all"),
        ("people", "0002_walls"),
    ]

    operations = [
        migrations.RunSQL(
            """UPDATE billing_draft d SET month = r.month FROM billing_rentrun r
               WHERE r.id = d.run_id""",
            migrations.RunSQL.noop,
        ),
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        append_only("billing_tillcount", "billing_sentreceipt"),
        migrations.RunSQL(
            GUARD,
            "DROP TRIGGER guard ON billing_allocation; DROP FUNCTION billing_allocation_guard();",
        ),
    ]
