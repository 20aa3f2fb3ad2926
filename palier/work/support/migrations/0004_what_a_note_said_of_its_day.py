"""A note corrected keeps the day and the kind that it said before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('support', '0003_reserved_tasks'),
    ]

    operations = [
        migrations.AddField(
            model_name='noteversion',
            name='kind',
            field=models.CharField(blank=True, choices=[('office', 'Entretien au bureau'), ('home', 'Visite à domicile'), ('phone', 'Téléphone'), ('elsewhere', 'Rencontre ailleurs'), ('step_with', 'Démarche avec la personne'), ('step_for', 'Démarche pour la personne'), ('writing', 'Écrit')], max_length=10, verbose_name='disait quoi'),
        ),
        migrations.AddField(
            model_name='noteversion',
            name='on',
            field=models.DateField(null=True, verbose_name='disait le'),
        ),
    ]
