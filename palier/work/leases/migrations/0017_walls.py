"""The second lock on guarantees and yearly proofs."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("leases", "0016_guarantees")]

    operations = [OwnTables()]
