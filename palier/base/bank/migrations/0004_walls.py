"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("bank", "0003_waiting_and_reconciled")]

    operations = [
        OwnTables(),
    ]
