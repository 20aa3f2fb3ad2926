"""An auxiliary account that nothing was posted on may be taken away."""

from django.db import migrations

from palier.base.kit.owned import DeleteUnused


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_walls")]

    operations = [
        DeleteUnused("ledger_auxiliary", (("ledger_line", "auxiliary_id"),)),
    ]
