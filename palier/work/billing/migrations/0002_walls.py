"""The second lock, and what only the database can promise."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only, sort_key  # noqa: F401


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("leases", "0002_walls"), ("bank", "0002_walls")]

    operations = [
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        append_only(
            "billing_rentnotice",
            "billing_noticereversal",
            "billing_payment",
            "billing_allocation",
            "billing_receipt",
        ),
    ]
