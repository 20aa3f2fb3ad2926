"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("tenancy", "0002_walls")]

    operations = [
        OwnTables(),
    ]
