"""The second lock on what contracts are written on; what was signed is written once."""

from django.db import migrations

from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):
    dependencies = [("leases", "0014_contract_papers")]

    operations = [
        OwnTables(),
        append_only("leases_contractpaper", "leases_stayextension", "leases_staydecision"),
    ]
