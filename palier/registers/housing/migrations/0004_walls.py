"""The second lock on what is known of homes; a reading is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("housing", "0003_register_of_homes")]

    operations = [OwnTables(), append_only("housing_meterreading")]
