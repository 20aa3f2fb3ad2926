"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only, sort_key  # noqa: F401


class Migration(migrations.Migration):
    dependencies = [("housing", "0001_initial"), ("tenancy", "0002_walls")]

    operations = [
        OwnTables(),
    ]
