"""The second lock on dedicated funds, whose moves are never changed."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("programmes", "0005_dedicated_funds")]

    operations = [OwnTables(), append_only("programmes_fundmove")]
