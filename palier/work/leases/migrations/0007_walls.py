"""The second lock on what becomes of titles; the register of mandates is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("leases", "0006_holdings_of_every_kind")]

    operations = [
        OwnTables(),
        append_only("leases_holdingchange", "leases_mandateentry"),
    ]
