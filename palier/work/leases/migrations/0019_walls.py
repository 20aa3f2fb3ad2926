"""The second lock on why homes are empty."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("leases", "0018_vacancies")]

    operations = [OwnTables()]
