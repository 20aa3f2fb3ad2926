"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [
        ("inventories", "0002_walls"),
        ("titles", "0002_walls"),
        ("upkeep", "0001_initial"),
        ("billing", "0002_walls"),
        ("housing", "0002_walls"),
        ("leases", "0002_walls"),
        ("owners", "0002_walls"),
        ("people", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
        append_only("upkeep_stockmove"),
    ]
