"""Bodies are corrected, closed, and two files of one become one."""

import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_situations'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='BodyMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(default=dict, verbose_name='déplacé')),
                ('before', models.JSONField(default=dict, verbose_name='avant')),
                ('merged_at', models.DateTimeField(auto_now_add=True, verbose_name='réunies le')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='défait le')),
            ],
            options={
                'verbose_name': 'réunion de structures',
            },
        ),
        migrations.AddField(
            model_name='body',
            name='address',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='adresse'),
        ),
        migrations.AddField(
            model_name='body',
            name='closed_on',
            field=models.DateField(blank=True, null=True, verbose_name='fermée le'),
        ),
        migrations.AddField(
            model_name='body',
            name='closed_why',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='pourquoi'),
        ),
        migrations.AddField(
            model_name='body',
            name='merged_into',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='people.body', verbose_name='réunie à'),
        ),
        migrations.AddField(
            model_name='body',
            name='website',
            field=models.URLField(blank=True, default='', verbose_name='site internet'),
        ),
        migrations.AddField(
            model_name='body',
            name='words',
            field=models.CharField(blank=True, default='', max_length=400, verbose_name='ce qu’elle fait'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), models.Q(('closed_why', ''), _negated=True), _connector='OR'), name='body_closed_says_why', violation_error_message='Dites pourquoi cette structure n’est plus à proposer.'),
        ),
        migrations.AddField(
            model_name='bodymerge',
            name='kept',
            field=palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='people.body', verbose_name='structure gardée'),
        ),
        migrations.AddField(
            model_name='bodymerge',
            name='merged',
            field=palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='merged_by', to='people.body', verbose_name='structure réunie'),
        ),
        migrations.AddField(
            model_name='bodymerge',
            name='organisation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association'),
        ),
        migrations.AddConstraint(
            model_name='bodymerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('merged',), name='body_merged_once', violation_error_message='Cette structure est déjà réunie à une autre.'),
        ),
        OwnTables(),
    ]
