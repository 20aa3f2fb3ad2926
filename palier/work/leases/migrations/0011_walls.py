"""The second lock on sliding leases; what was said at a review is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("leases", "0010_sliding_leases")]

    operations = [
        OwnTables(),
        append_only("leases_slidingreview", "leases_landlordanswer", "leases_slidefollowup"),
    ]
