"""Each security deposit knows its entry in the books, and the bank line that told of it."""

import django.db.models.deletion
from django.db import migrations, models

import palier.base.kit.columns
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables

KNOWN = """
WITH received AS (
  SELECT r.*, 'DG ' || o.number AS piece,
    row_number() OVER (PARTITION BY r.deposit_id, r."on", r.amount ORDER BY r.id) AS rank
  FROM leases_depositreceipt r JOIN leases_securitydeposit d ON d.id = r.deposit_id
  JOIN leases_occupancy o ON o.id = d.occupancy_id WHERE r.payer <> 'former'
), posted AS (
  SELECT e.id, e.organisation_id, e.piece, e."on", l.debit,
    row_number() OVER (PARTITION BY e.organisation_id, e.piece, e."on", l.debit ORDER BY e.id) AS rank
  FROM ledger_entry e JOIN ledger_line l ON l.entry_id = e.id AND l.debit > 0
  WHERE e.piece LIKE 'DG %' AND e.reverses_id IS NULL
)
INSERT INTO billing_depositentry (organisation_id, deposit_id, receipt_id, amount, means, entry_id)
SELECT r.organisation_id, r.deposit_id, r.id, r.amount, r.means, p.id
FROM received r JOIN posted p ON p.organisation_id = r.organisation_id AND p.piece = r.piece
  AND p."on" = r."on" AND p.debit = r.amount AND p.rank = r.rank
"""


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0005_whole_rejects'),
        ('billing', '0005_accounts_of_each_entity'),
        ('leases', '0005_deposits_undone'),
        ('ledger', '0006_nothing_before_what_is_closed'),
        ('tenancy', '0006_books_of_a_site'),
    ]

    operations = [
        migrations.CreateModel(
            name='DepositEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', palier.base.kit.columns.MoneyField(decimal_places=2, max_digits=12, verbose_name='montant')),
                ('means', models.CharField(choices=[('transfer', 'virement'), ('cash', 'espèces'), ('cheque', 'chèque')], max_length=10, verbose_name='moyen')),
                ('deposit', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='leases.securitydeposit', verbose_name='dépôt')),
                ('entry', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry', verbose_name='écriture')),
                ('line', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deposit_entries', to='bank.statementline', verbose_name='ligne de relevé')),
                ('line_entry', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry', verbose_name='écriture de banque')),
                ('mirror', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry', verbose_name='annulation')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('receipt', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='leases.depositreceipt', verbose_name='versement')),
            ],
            options={
                'verbose_name': 'dépôt en comptabilité',
                'constraints': [models.UniqueConstraint(fields=('entry',), name='deposit_entry_once'), models.CheckConstraint(condition=models.Q(models.Q(('line', None), ('line_entry', None)), models.Q(('line__isnull', False), ('line_entry__isnull', False), ('mirror', None)), _connector='OR'), name='deposit_entry_line_posted', violation_error_message='La banque a vu ce dépôt : défaites d’abord la remise.')],
            },
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
    ]
