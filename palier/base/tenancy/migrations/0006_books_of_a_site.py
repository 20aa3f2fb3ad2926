"""A site may be kept in the books of another legal entity than the main one."""

import django.db.models.deletion
from django.db import migrations

import palier.base.kit.owned


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0005_kept_filters")]

    operations = [
        migrations.AddField(
            model_name="site",
            name="entity",
            field=palier.base.kit.owned.OwnedForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="tenancy.legalentity",
                verbose_name="dans les comptes de",
            ),
        ),
        palier.base.kit.owned.OwnTables(),
    ]
