"""The second lock on indices and reviews; a review is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("billing", "0006_rent_reviews")]

    operations = [
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        append_only("billing_rentreview"),
    ]
