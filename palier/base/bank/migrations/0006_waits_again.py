"""A line whose payment was undone waits from that day on."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0005_whole_rejects'),
    ]

    operations = [
        migrations.AddField(
            model_name='statementline',
            name='waits_since',
            field=models.DateField(blank=True, null=True, verbose_name='attend de nouveau depuis le'),
        ),
    ]
