"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [
        ("arrears", "0001_initial"),
        ("billing", "0002_walls"),
        ("documents", "0002_walls"),
        ("leases", "0002_walls"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
        append_only(
            "arrears_casestep",
            "arrears_reminder",
            "arrears_postalreceipt",
            "arrears_plancontrol",
            "arrears_guaranteepayment",
        ),
    ]
