"""What is charged to a mandate is of the same association."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0006_who_ordered_and_why")]

    operations = [OwnTables()]
