"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("neighbourhood", "0001_initial")]

    operations = [OwnTables()]
