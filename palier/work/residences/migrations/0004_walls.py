"""The second lock on the new table."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("residences", "0003_nights_and_works")]

    operations = [OwnTables()]
