"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, sort_key


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("tenancy", "0002_walls")]

    operations = [
        OwnTables(),
        sort_key("people_person", "last_name", "first_name"),
        sort_key("people_household", "name"),
        sort_key("people_body", "name"),
    ]
