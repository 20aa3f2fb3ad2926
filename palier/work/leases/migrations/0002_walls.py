"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [
        ("leases", "0001_initial"),
        ("housing", "0002_walls"),
        ("people", "0002_walls"),
        ("tenancy", "0002_walls"),
        ("titles", "0002_walls"),
    ]

    operations = [
        OwnTables(),
        append_only(
            "leases_depositreceipt",
            "leases_contractpaper",
            "leases_stayextension",
            "leases_staydecision",
        ),
    ]
