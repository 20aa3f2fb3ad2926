"""The second lock on leads; what was said and seen is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("sourcing", "0001_initial"), ("leases", "0007_walls")]

    operations = [
        OwnTables(),
        append_only("sourcing_leadcontact", "sourcing_dwellingvisit"),
    ]
