from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [
        ("domiciliation", "0001_initial"),
        ("people", "0004_situations"),
        ("tenancy", "0002_walls"),
    ]

    operations = [
        OwnTables(),
    ]
