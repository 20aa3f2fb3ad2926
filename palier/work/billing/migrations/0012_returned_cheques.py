"""A cheque that the bank took back may have been another: which one is kept, to be undone."""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0008_what_a_rejected_order_settled'),
        ('billing', '0011_the_figures_of_a_run'),
        ('ledger', '0006_nothing_before_what_is_closed'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReturnedCheque',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deposit', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.depositentry', verbose_name='dépôt')),
                ('entry', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry', verbose_name='écriture')),
                ('line', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='returned_cheques', to='bank.statementline', verbose_name='ligne')),
                ('mirror', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry', verbose_name='annulation')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('payment', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.payment', verbose_name='paiement')),
            ],
            options={
                'verbose_name': 'chèque revenu',
                'constraints': [models.UniqueConstraint(condition=models.Q(('mirror', None)), fields=('line',), name='one_returned_cheque_a_line', violation_error_message='Cette ligne a déjà repris un chèque.'), models.CheckConstraint(condition=models.Q(models.Q(('deposit__isnull', False), ('payment', None)), models.Q(('deposit', None), ('payment__isnull', False)), _connector='OR'), name='returned_cheque_is_one')],
            },
        ),
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
    ]
