"""What was noted of a guarantor's money by mistake may be taken back: the journal keeps both acts."""

from django.db import migrations

from palier.base.kit.owned import APP_ROLE

TABLE = "arrears_guaranteepayment"


class Migration(migrations.Migration):
    dependencies = [("arrears", "0003_plans_known_since")]

    operations = [
        migrations.RunSQL(
            f"GRANT UPDATE, DELETE ON {TABLE} TO {APP_ROLE}",
            f"REVOKE UPDATE, DELETE ON {TABLE} FROM {APP_ROLE}",
        )
    ]
