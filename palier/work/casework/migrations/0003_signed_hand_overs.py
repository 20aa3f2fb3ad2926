"""A document handed over is signed for."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0002_walls'),
        ('people', '0005_bodies_corrected'),
        ('tenancy', '0007_former_prorations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='handover',
            name='signed_as',
            field=models.CharField(blank=True, default='', max_length=120, verbose_name='signé par'),
        ),
        migrations.AddField(
            model_name='handover',
            name='signed_how',
            field=models.CharField(blank=True, choices=[('screen', 'à l’écran'), ('paper', 'à la main, sur le reçu imprimé')], default='', max_length=6, verbose_name='comment'),
        ),
        migrations.AddField(
            model_name='handover',
            name='signed_on',
            field=models.DateField(blank=True, null=True, verbose_name='signé le'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_as', ''), ('signed_how', ''), ('signed_on', None)), models.Q(('signed_on__isnull', False), models.Q(('signed_how', ''), _negated=True), models.Q(('signed_as', ''), _negated=True)), _connector='OR'), name='hand_over_signed_says_how', violation_error_message='Une remise signée dit par qui, comment et quand.'),
        ),
    ]
