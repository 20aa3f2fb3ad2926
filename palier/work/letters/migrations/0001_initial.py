"""Letters, and the templates that they are written on."""

import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0005_bodies_corrected'),
        ('tenancy', '0007_former_prorations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='intitulé')),
                ('name', models.CharField(max_length=200, verbose_name='nom du fichier')),
                ('content', models.BinaryField(verbose_name='document')),
                ('brought_on', models.DateField(verbose_name='apporté le')),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='retiré le')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'modèle de lettre',
            },
        ),
        migrations.CreateModel(
            name='WrittenLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='le')),
                ('told', models.JSONField(default=dict, verbose_name='ce qu’elle dit')),
                ('tells_money', models.BooleanField(default=False, verbose_name='dit des montants')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='écrite par')),
                ('household', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='people.household', verbose_name='ménage')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('template', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='letters.lettertemplate', verbose_name='modèle')),
            ],
            options={
                'verbose_name': 'lettre',
            },
        ),
        migrations.AddConstraint(
            model_name='lettertemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_on', None)), fields=('organisation', 'title'), name='letter_template_once', violation_error_message='Un modèle en usage porte déjà ce nom : retirez-le d’abord.'),
        ),
        migrations.AddIndex(
            model_name='writtenletter',
            index=models.Index(fields=['household', 'on'], name='letter_of_household'),
        ),
        OwnTables(),
    ]
