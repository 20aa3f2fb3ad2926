import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Drawing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("about", models.CharField(max_length=100, verbose_name="objet")),
                ("template", models.CharField(max_length=100, verbose_name="modèle")),
                ("digest", models.CharField(max_length=64, verbose_name="empreinte des données")),
                ("drawn_at", models.DateTimeField(auto_now_add=True, verbose_name="produit le")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "document produit",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "about", "template", "digest"), name="drawn_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "courriel"), ("sms", "SMS")],
                        max_length=5,
                        verbose_name="par",
                    ),
                ),
                ("to", models.CharField(max_length=254, verbose_name="à")),
                ("subject", models.CharField(blank=True, max_length=150, verbose_name="objet")),
                ("body", models.TextField(verbose_name="texte")),
                ("about", models.CharField(max_length=100, verbose_name="à propos de")),
                ("sight", models.CharField(max_length=60, verbose_name="pour qui voit")),
                ("send_at", models.DateTimeField(verbose_name="à envoyer le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "à envoyer"),
                            ("sent", "envoyé"),
                            ("failed", "non parti"),
                            ("cancelled", "annulé"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True, verbose_name="envoyé le")),
                (
                    "failure",
                    models.CharField(blank=True, max_length=200, verbose_name="ce qui a manqué"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "envoi",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["send_at"],
                        name="message_due",
                    ),
                    models.Index(fields=["organisation", "about"], name="message_about"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("about", models.CharField(max_length=100, verbose_name="objet")),
                ("sight", models.CharField(max_length=60, verbose_name="pour qui voit")),
                ("label", models.CharField(max_length=120, verbose_name="ce que c’est")),
                ("name", models.CharField(max_length=200, verbose_name="nom du fichier")),
                ("media_type", models.CharField(max_length=100, verbose_name="type")),
                ("size", models.PositiveBigIntegerField(verbose_name="taille en octets")),
                ("digest", models.CharField(max_length=64, verbose_name="empreinte")),
                ("kept_at", models.DateTimeField(auto_now_add=True, verbose_name="apporté le")),
                (
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="apporté par",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "indexes": [
                    models.Index(fields=["organisation", "about"], name="stored_file_about")
                ],
            },
        ),
    ]
