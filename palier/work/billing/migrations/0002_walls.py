"""The second lock; no payment settles more than it is, held by the database."""

from django.db import migrations

from palier.base.kit.owned import DeleteUnused, OwnTables, append_only

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
        ("billing", "0001_initial"),
        ("bank", "0002_walls"),
        ("leases", "0002_walls"),
        ("ledger", "0002_walls"),
        ("people", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        append_only(
            "billing_rentnotice",
            "billing_noticereversal",
            "billing_payment",
            "billing_allocation",
            "billing_receipt",
            "billing_rentreview",
            "billing_sentreceipt",
        ),
        DeleteUnused(
            "leases_occupancy",
            (("billing_draft", "occupancy_id"), ("billing_rentnotice", "occupancy_id")),
        ),
        DeleteUnused(
            "billing_householdaccount",
            (("billing_draft", "account_id"), ("billing_rentnotice", "account_id")),
        ),
        migrations.RunSQL(
            GUARD,
            "DROP TRIGGER guard ON billing_allocation; DROP FUNCTION billing_allocation_guard();",
        ),
    ]
