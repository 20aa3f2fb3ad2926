"""Keys by which common costs are shared out."""

import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0006_nothing_before_what_is_closed'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='SpreadKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='à partir du')),
                ('basis', models.CharField(choices=[('written', 'aux poids écrits'), ('homes', 'au nombre de logements'), ('earned', 'aux produits de chaque section')], default='written', max_length=7, verbose_name='répartie')),
                ('why', models.CharField(max_length=200, verbose_name='d’après')),
                ('entity', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.legalentity', verbose_name='entité')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('source', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spread_by', to='ledger.costcentre', verbose_name='section')),
            ],
            options={
                'verbose_name': 'clé de répartition',
            },
        ),
        migrations.CreateModel(
            name='SpreadShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.PositiveIntegerField(default=1, verbose_name='poids')),
                ('centre', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.costcentre', verbose_name='section')),
                ('key', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='results.spreadkey', verbose_name='clé')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'part d’une clé',
            },
        ),
        migrations.AddConstraint(
            model_name='spreadkey',
            constraint=models.UniqueConstraint(fields=('entity', 'source', 'starts_on'), name='spread_key_once_a_day', nulls_distinct=False, violation_error_message='Une clé de cette section commence déjà ce jour-là.'),
        ),
        migrations.AddConstraint(
            model_name='spreadkey',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='spread_key_says_why', violation_error_message='Une clé dit d’après quoi elle est choisie.'),
        ),
        migrations.AddConstraint(
            model_name='spreadshare',
            constraint=models.UniqueConstraint(fields=('key', 'centre'), name='spread_share_once', violation_error_message='Cette section a déjà sa part.'),
        ),
        OwnTables(),
    ]
