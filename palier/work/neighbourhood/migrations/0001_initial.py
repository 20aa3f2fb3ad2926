import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mediation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("charges", "charges et loyers"),
                            ("works", "travaux et réparations"),
                            ("neighbours", "voisinage"),
                            ("shared", "parties communes"),
                            ("crowded", "logement trop petit"),
                            ("mobility", "changement de logement"),
                            ("other", "autre"),
                        ],
                        max_length=10,
                        verbose_name="sujet",
                    ),
                ),
                ("text", models.CharField(max_length=400, verbose_name="de quoi il s’agit")),
                ("opened_on", models.DateField(verbose_name="ouverte le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "en cours"),
                            ("settled", "réglée"),
                            ("dropped", "sans suite"),
                        ],
                        default="open",
                        max_length=7,
                        verbose_name="état",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="ce qui en est sorti"
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediations",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "landlord",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediations",
                        to="people.body",
                        verbose_name="bailleur",
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
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mediations",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "médiation",
                "indexes": [models.Index(fields=["site", "state"], name="mediation_site")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("closed_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="mediation_closed_says_what",
                        violation_error_message="Une médiation close dit ce qui en est sorti.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MediationStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("resident", "les habitants"),
                            ("landlord", "le bailleur"),
                            ("us", "nous"),
                            ("partner", "un partenaire"),
                        ],
                        max_length=8,
                        verbose_name="qui",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="ce qui s’est dit")),
                (
                    "promised_on",
                    models.DateField(blank=True, null=True, verbose_name="promis pour le"),
                ),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="tenu le")),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noté par",
                    ),
                ),
                (
                    "mediation",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="neighbourhood.mediation",
                        verbose_name="médiation",
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
                "verbose_name": "échange d’une médiation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kept_on", None), ("kept_on__gte", models.F("on")), _connector="OR"
                        ),
                        name="kept_after_promised",
                        violation_error_message="Une promesse se tient après avoir été faite.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PreventionDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("title", models.CharField(max_length=160, verbose_name="quoi")),
                ("people", models.PositiveSmallIntegerField(verbose_name="participants")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "partner",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prevention_days",
                        to="people.body",
                        verbose_name="avec",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prevention_days",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "action de prévention",
            },
        ),
        migrations.CreateModel(
            name="QuarterRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="en marchant"),
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
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "walked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
            ],
            options={
                "verbose_name": "tournée de quartier",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "on", "walked_by"),
                        name="one_round_a_day",
                        violation_error_message="Votre tournée de ce jour est déjà notée.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("waste", "déchets, encombrants"),
                            ("light", "éclairage"),
                            ("road", "voirie"),
                            ("water", "eau, évacuation"),
                            ("green", "espaces verts"),
                            ("cars", "véhicules abandonnés"),
                            ("pests", "nuisibles"),
                            ("safety", "danger"),
                            ("other", "autre"),
                        ],
                        max_length=6,
                        verbose_name="quoi",
                    ),
                ),
                ("spot", models.CharField(max_length=160, verbose_name="à quel endroit")),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="précisions")),
                ("seen_on", models.DateField(verbose_name="vu le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("noted", "à transmettre"),
                            ("sent", "transmis"),
                            ("answered", "répondu"),
                            ("settled", "réglé"),
                        ],
                        default="noted",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="transmis le")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="réponse attendue le"),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="répondu le"),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="réponse")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="réglé le")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "partner",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_reports",
                        to="people.body",
                        verbose_name="transmis à",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "round",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="neighbourhood.quarterround",
                        verbose_name="tournée",
                    ),
                ),
            ],
            options={
                "verbose_name": "signalement",
                "indexes": [models.Index(fields=["site", "state", "due_on"], name="report_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["sent", "answered"]), _negated=True),
                            models.Q(("partner__isnull", False), ("sent_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_sent_says_whom",
                        violation_error_message="Un signalement transmis dit à qui et quand.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceRelay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("rights", "ouverture de droits"),
                            ("papers", "papiers et domiciliation"),
                            ("school", "école et petite enfance"),
                            ("work", "emploi et formation"),
                            ("housing", "demande de logement"),
                            ("energy", "énergie et eau"),
                            ("debt", "budget et dettes"),
                            ("culture", "culture et loisirs"),
                        ],
                        max_length=8,
                        verbose_name="pour",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "met_on",
                    models.DateField(blank=True, null=True, verbose_name="reçu par le service le"),
                ),
                ("is_open", models.BooleanField(null=True, verbose_name="droit ouvert")),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=200, verbose_name="ce qu’il en est"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relays",
                        to="people.household",
                        verbose_name="ménage",
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
                (
                    "service",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relays",
                        to="people.body",
                        verbose_name="service",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relays",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "relais vers un service",
            },
        ),
    ]
