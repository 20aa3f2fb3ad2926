"""The second lock on notices to quit."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("leases", "0004_notices_to_quit")]

    operations = [OwnTables()]
