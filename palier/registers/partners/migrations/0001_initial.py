"""What partners offer, who one speaks to there, what was agreed with them."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
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
            name='Correspondent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='nom')),
                ('does', models.CharField(blank=True, max_length=120, verbose_name='fonction')),
                ('phone', models.CharField(blank=True, max_length=120, verbose_name='téléphone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='précision')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='partie le')),
                ('body', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='correspondents', to='people.body', verbose_name='structure')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'interlocuteur',
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='objet')),
                ('kind', models.CharField(choices=[('agreement', 'convention'), ('charter', 'charte'), ('pilot', 'projet pilote'), ('three_legs', 'logement abordable, gestion adaptée et accompagnement')], default='agreement', max_length=10, verbose_name='genre')),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name='ce qui est convenu')),
                ('departments', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None, verbose_name='départements')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='période')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='signée le')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='arrêtée le')),
                ('ended_why', models.CharField(blank=True, max_length=200, verbose_name='pourquoi')),
                ('follower', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='suivie par')),
                ('follows', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='partners.partnership', verbose_name='fait suite à')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'convention de partenariat',
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='people.body', verbose_name='structure')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('partnership', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='partners.partnership', verbose_name='convention')),
            ],
            options={
                'verbose_name': 'structure signataire',
            },
        ),
        migrations.CreateModel(
            name='Deliverable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200, verbose_name='quoi')),
                ('due_on', models.DateField(verbose_name='pour le')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='remis le')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='précision')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('partnership', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='deliverables', to='partners.partnership', verbose_name='convention')),
                ('signatory', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliverables', to='partners.signatory', verbose_name='dû par')),
            ],
            options={
                'verbose_name': 'livrable',
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='nom')),
                ('theme', models.CharField(choices=[('housing', 'logement et hébergement'), ('rights', 'droits et démarches'), ('health', 'santé'), ('family', 'famille et enfants'), ('exile', 'exil et français'), ('work', 'emploi et formation'), ('youth', 'jeunes'), ('elders', 'personnes âgées'), ('money', 'argent et dettes'), ('daily', 'se nourrir, s’équiper, se déplacer'), ('culture', 'culture, sport, rencontres')], max_length=8, verbose_name='thème')),
                ('does', models.TextField(blank=True, max_length=2000, verbose_name='ce qui est proposé')),
                ('publics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('all', 'tout le monde'), ('families', 'familles'), ('women', 'femmes'), ('youth', 'jeunes'), ('elders', 'personnes âgées'), ('exiled', 'personnes exilées'), ('disabled', 'personnes en situation de handicap'), ('homeless', 'personnes sans logement'), ('jobseekers', 'personnes en recherche d’emploi')], max_length=10), size=None, verbose_name='pour qui')),
                ('conditions', models.CharField(blank=True, max_length=300, verbose_name='conditions')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='adresse')),
                ('town', models.CharField(blank=True, max_length=100, verbose_name='commune')),
                ('departments', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), blank=True, default=list, size=None, verbose_name='départements')),
                ('hours', models.CharField(blank=True, max_length=200, verbose_name='jours et heures')),
                ('cost', models.CharField(blank=True, choices=[('', 'non connu'), ('free', 'gratuit'), ('paid', 'payant')], max_length=4, verbose_name='prix')),
                ('ways', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('come', 'se présenter'), ('call', 'téléphoner'), ('write', 'écrire un courriel'), ('link', 'par un formulaire en ligne')], max_length=5), size=None, verbose_name='comment y aller')),
                ('by', models.CharField(choices=[('both', 'la personne ou un professionnel'), ('person', 'la personne elle-même'), ('worker', 'un professionnel')], default='both', max_length=6, verbose_name='qui s’adresse')),
                ('phone', models.CharField(blank=True, max_length=120, verbose_name='téléphone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='adresse électronique')),
                ('link', models.URLField(blank=True, max_length=300, verbose_name='formulaire en ligne')),
                ('checked_on', models.DateField(verbose_name='vérifiée le')),
                ('suspended_on', models.DateField(blank=True, null=True, verbose_name='suspendue le')),
                ('suspended_why', models.CharField(blank=True, max_length=200, verbose_name='pourquoi')),
                ('resumes_on', models.DateField(blank=True, null=True, verbose_name='reprise prévue le')),
                ('body', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='people.body', verbose_name='structure')),
                ('correspondent', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='partners.correspondent', verbose_name='interlocuteur')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'offre',
                'constraints': [models.UniqueConstraint(fields=('body', 'name'), name='offer_once', violation_error_message='Cette structure a déjà une offre de ce nom.'), models.CheckConstraint(condition=models.Q(('suspended_on', None), models.Q(('suspended_why', ''), _negated=True), _connector='OR'), name='offer_suspended_says_why', violation_error_message='Dites pourquoi cette offre est suspendue.')],
            },
        ),
        migrations.AddConstraint(
            model_name='partnership',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on', None), models.Q(('ended_why', ''), _negated=True), _connector='OR'), name='partnership_ended_says_why', violation_error_message='Dites pourquoi cette convention s’arrête.'),
        ),
        migrations.AddConstraint(
            model_name='partnership',
            constraint=models.UniqueConstraint(condition=models.Q(('follows__isnull', False)), fields=('follows',), name='partnership_followed_once', violation_error_message='Cette convention a déjà une suite.'),
        ),
        migrations.AddConstraint(
            model_name='signatory',
            constraint=models.UniqueConstraint(fields=('partnership', 'body'), name='partnership_signatory_once', violation_error_message='Cette structure a déjà signé cette convention.'),
        ),
        OwnTables(),
    ]
