"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0003_upkeep_of_homes")]

    operations = [OwnTables(), append_only("upkeep_stockmove")]
