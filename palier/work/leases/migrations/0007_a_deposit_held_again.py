"""A deposit that was given back by mistake is held again, and what it had said stays readable."""

import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables, append_only
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0006_a_receipt_that_came_back'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='DepositSettlementUndone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('settled_on', models.DateField(verbose_name='avait été soldé le')),
                ('returned', palier.base.kit.columns.MoneyField(decimal_places=2, max_digits=12, verbose_name='avait été rendu')),
                ('penalty', palier.base.kit.columns.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=12, verbose_name='majoration de retard')),
                ('on', models.DateField(verbose_name='annulé le')),
                ('reason', models.CharField(max_length=200, verbose_name='parce que')),
                ('came_back', models.BooleanField(default=False, verbose_name='virement revenu')),
                ('deposit', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='unsettlings', to='leases.securitydeposit', verbose_name='dépôt')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'restitution de dépôt annulée',
            },
        ),
        OwnTables(),
        append_only("leases_depositsettlementundone"),
    ]
