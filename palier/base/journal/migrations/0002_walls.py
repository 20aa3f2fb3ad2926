"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial"), ("tenancy", "0002_walls")]

    operations = [
        OwnTables(),
        append_only("journal_record"),
    ]
