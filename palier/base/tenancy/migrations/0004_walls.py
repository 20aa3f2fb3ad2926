"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0003_figures")]

    operations = [OwnTables()]
