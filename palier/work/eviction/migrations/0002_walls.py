"""The second lock on the new tables; changed dates and advice never change."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("eviction", "0001_initial")]

    operations = [
        OwnTables(),
        append_only("eviction_deadlinechange", "eviction_legaladvice"),
    ]
