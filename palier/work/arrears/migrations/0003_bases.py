"""A judge's plan rests on article 24 V until someone says otherwise."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("arrears", "0002_walls")]

    operations = [
        migrations.RunSQL(
            "UPDATE arrears_repaymentplan SET basis = 'judge_24_v' WHERE basis = 'judge'",
            "UPDATE arrears_repaymentplan SET basis = 'judge' WHERE basis LIKE 'judge%'",
        )
    ]
