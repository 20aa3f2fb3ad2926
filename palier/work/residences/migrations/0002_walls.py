"""The second lock on the new tables; rules and follow-ups are written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("residences", "0001_initial")]

    operations = [
        OwnTables(),
        append_only("residences_houserules", "residences_incidentstep"),
    ]
