"""The second lock on deposits; what was received is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("leases", "0008_deposits")]

    operations = [OwnTables(), append_only("leases_depositreceipt")]
