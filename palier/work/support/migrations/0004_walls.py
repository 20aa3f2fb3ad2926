"""The second lock on the new tables, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only

RETURNS = """
CREATE FUNCTION support_advance_returns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM support_advance a
    JOIN support_advancereturn r ON r.advance_id = a.id AND r.organisation_id = a.organisation_id
    WHERE a.id IN (SELECT advance_id FROM added)
    GROUP BY a.id, a.amount HAVING sum(r.amount) > a.amount)
  THEN RAISE EXCEPTION 'more comes back than was lent'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'advance_not_over_returned';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER returns_on_insert AFTER INSERT ON support_advancereturn
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION support_advance_returns();
"""


class Migration(migrations.Migration):
    dependencies = [("support", "0003_the_social_file")]

    operations = [
        OwnTables(),
        append_only("support_planversion", "support_plancomment", "support_advancereturn"),
        migrations.RunSQL(
            RETURNS,
            "DROP TRIGGER returns_on_insert ON support_advancereturn;"
            " DROP FUNCTION support_advance_returns();",
        ),
    ]
