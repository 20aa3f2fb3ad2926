"""The second lock. A membership is also shown to the person it is about, to choose where to work."""

from django.db import migrations

from palier.base.kit.owned import OwnTables

OWN = """
CREATE POLICY own ON tenancy_membership FOR SELECT USING
  (user_id = (SELECT nullif(current_setting('palier.user', true), '')::bigint))
"""


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial")]

    operations = [
        OwnTables(),
        migrations.RunSQL(OWN, "DROP POLICY own ON tenancy_membership"),
    ]
