"""The second lock on inventories and on the table of wear."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("leases", "0012_inventories")]

    operations = [OwnTables()]
