"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [
        ("suppliers", "0001_initial"),
        ("bank", "0002_walls"),
        ("ledger", "0002_walls"),
        ("people", "0002_walls"),
        ("tenancy", "0002_walls"),
        ("titles", "0002_walls"),
    ]

    operations = [OwnTables()]
