"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [
        ("sliding", "0001_initial"),
        ("leases", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
        append_only(
            "sliding_slidingreview",
            "sliding_landlordanswer",
            "sliding_slidefollowup",
        ),
    ]
