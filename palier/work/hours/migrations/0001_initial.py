"""What people say of their own time."""

import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0004_target_ages'),
        ('tenancy', '0007_former_prorations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Spent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(blank=True, max_length=60, verbose_name='acte')),
                ('on', models.DateField(verbose_name='le')),
                ('kind', models.CharField(choices=[('face', 'avec les personnes'), ('phone', 'au téléphone avec elles'), ('partner', 'avec un partenaire'), ('file', 'écrits et démarches'), ('meeting', 'réunions'), ('training', 'formation'), ('reporting', 'rendre compte aux financeurs'), ('travel', 'trajets')], max_length=9, verbose_name='nature')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('words', models.CharField(blank=True, max_length=120, verbose_name='précision')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('programme', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', verbose_name='dispositif')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='qui')),
            ],
            options={
                'verbose_name': 'temps passé',
                'indexes': [models.Index(fields=['organisation', 'on'], name='spent_on')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('act', ''), _negated=True), fields=('organisation', 'user', 'act'), name='an_act_is_mended_once'), models.CheckConstraint(condition=models.Q(('minutes__lte', 720)), name='spent_minutes_possible', violation_error_message='Un acte dure 12 heures au plus.')],
            },
        ),
        OwnTables(),
    ]
