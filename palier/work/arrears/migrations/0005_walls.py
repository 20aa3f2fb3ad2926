"""The second lock on the new tables; what left and what was done never changes."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("arrears", "0004_cases")]

    operations = [
        OwnTables(),
        append_only(
            "arrears_casestep",
            "arrears_reminder",
            "arrears_postalreceipt",
            "arrears_plancontrol",
            "arrears_guaranteepayment",
        ),
    ]
