"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import DeleteUnused, OwnTables


class Migration(migrations.Migration):
    dependencies = [("billing", "0003_opening_and_rules"), ("leases", "0003_former_reference"), ("ledger", "0003_unused_auxiliaries")]

    operations = [
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        *(
            DeleteUnused(target, (("billing_draft", column), ("billing_rentnotice", column)))
            for target, column in (
                ("leases_occupancy", "occupancy_id"),
                ("billing_householdaccount", "account_id"),
            )
        ),
    ]
