"""What a title said until an amendment: its rent and its fee hold until its day."""

import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('tenancy', '0006_books_of_a_site'),
        ('titles', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(verbose_name='jusqu’au, exclu')),
                ('rent', palier.base.kit.columns.MoneyField(decimal_places=2, max_digits=12, verbose_name='loyer au propriétaire')),
                ('rent_every', models.CharField(choices=[('month', 'par mois'), ('quarter', 'par trimestre'), ('year', 'par an')], max_length=8, verbose_name='rythme du loyer')),
                ('fee_percent', models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name='honoraires, en % des encaissements')),
                ('holding', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='former_terms', to='titles.holding', verbose_name='titre')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'conditions d’avant',
                'constraints': [models.UniqueConstraint(fields=('holding', 'until'), name='former_terms_once', violation_error_message='Un avenant court déjà de ce jour.')],
            },
        ),
        OwnTables(),
    ]
