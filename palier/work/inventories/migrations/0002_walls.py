"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [
        ("inventories", "0001_initial"),
        ("leases", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
    ]
