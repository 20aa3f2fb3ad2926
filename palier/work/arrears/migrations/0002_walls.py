"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("arrears", "0001_initial"), ("billing", "0004_walls")]

    operations = [
        OwnTables(),
    ]
