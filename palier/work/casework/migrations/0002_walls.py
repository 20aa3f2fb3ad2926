"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only

RETURNS = """
CREATE FUNCTION casework_advance_returns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM casework_advance a
    JOIN casework_advancereturn r ON r.advance_id = a.id AND r.organisation_id = a.organisation_id
    WHERE a.id IN (SELECT advance_id FROM added)
    GROUP BY a.id, a.amount HAVING sum(r.amount) > a.amount)
  THEN RAISE EXCEPTION 'more comes back than was lent'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'advance_not_over_returned';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER returns_on_insert AFTER INSERT ON casework_advancereturn
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION casework_advance_returns();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("people", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
        append_only("casework_planversion", "casework_plancomment", "casework_advancereturn"),
        migrations.RunSQL(
            RETURNS,
            "DROP TRIGGER returns_on_insert ON casework_advancereturn; DROP FUNCTION casework_advance_returns();",
        ),
    ]
