"""A reading that was wrong may be taken off, as long as nothing was billed by it."""

from django.db import migrations

from palier.base.kit.owned import APP_ROLE


class Migration(migrations.Migration):
    dependencies = [("housing", "0002_walls")]

    operations = [
        migrations.RunSQL(
            f"GRANT UPDATE, DELETE ON housing_meterreading TO {APP_ROLE}",
            f"REVOKE UPDATE, DELETE ON housing_meterreading FROM {APP_ROLE}",
        )
    ]
