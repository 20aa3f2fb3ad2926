"""Behind the wall; a statement rendered is never changed."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [
        ("owners", "0001_initial"),
        ("bank", "0007_walls"),
        ("ledger", "0006_years_for_all"),
        ("leases", "0002_walls"),
        ("people", "0002_walls"),
    ]

    operations = [OwnTables(), append_only("owners_ownerstatement")]
