"""A statement keeps all that it told, not only the lines that it brought."""

from django.db import migrations, models


def tell_again(apps, schema_editor):
    """What earlier statements brought is all that we still know of what they told."""
    statements = apps.get_model("bank", "Statement")
    for row in statements.objects.prefetch_related("lines").iterator(chunk_size=200):
        row.told = [[str(line.on), str(line.amount)] for line in row.lines.order_by("on", "pk")]
        row.save(update_fields=["told"])


class Migration(migrations.Migration):
    dependencies = [("bank", "0003_statements_follow")]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="told",
            field=models.JSONField(default=list, verbose_name="ce qu’il dit"),
        ),
        migrations.RunPython(tell_again, migrations.RunPython.noop, elidable=True),
    ]
