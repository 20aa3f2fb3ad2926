"""What is handed to the bank is behind the wall."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("bank", "0006_sepa")]

    operations = [OwnTables()]
