"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("halting", "0001_initial")]

    operations = [OwnTables(), append_only("halting_fluidbill", "halting_prepayment")]
