"""A page or a row that was refused is told in the security log."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0004_places_changed'),
    ]

    operations = [
        migrations.AlterField(
            model_name='securityevent',
            name='kind',
            field=models.CharField(choices=[('signed_in', 'entrée'), ('new_device', 'entrée depuis un nouvel appareil'), ('failed', 'essai manqué'), ('closed_awhile', 'essais arrêtés un quart d’heure'), ('signed_out', 'sortie'), ('reset_asked', 'mot de passe oublié : lien demandé'), ('password', 'mot de passe changé'), ('invited', 'accès demandé'), ('agreed', 'second accord donné'), ('declined', 'second accord refusé'), ('alone', 'accès donné sans second accord possible'), ('key', 'lien d’entrée envoyé ou imprimé'), ('entered', 'accès accepté par la personne'), ('roles', 'rôles changés'), ('places', 'lieux changés'), ('ended', 'accès fermé'), ('exported', 'données emportées'), ('refused', 'page ou fiche refusée, ou qui n’existe pas')], max_length=13, verbose_name='quoi'),
        ),
    ]
