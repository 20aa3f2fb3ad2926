"""The entry of a refund in cash is of the same association."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("billing", "0011_cash_refunds")]

    operations = [
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",))
    ]
