import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("programmes", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CohortMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="entré le")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="sorti le")),
                (
                    "left_because",
                    models.CharField(blank=True, max_length=160, verbose_name="sorti parce que"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cohorts",
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
                    "target",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="programmes.target",
                        verbose_name="public visé",
                    ),
                ),
            ],
            options={
                "verbose_name": "ménage de la cohorte",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "target"),
                        name="in_a_cohort_once",
                        violation_error_message="Ce ménage est déjà dans cette cohorte.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CohortStep",
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
                            ("visit_offered", "visite proposée"),
                            ("choice_yes", "logement choisi"),
                            ("choice_no", "logement non retenu, sans pénalité"),
                            ("entry", "entrée dans les lieux"),
                            ("benefit", "aide au logement ouverte"),
                            ("first_rent", "premier loyer payé"),
                        ],
                        max_length=14,
                        verbose_name="jalon",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "words",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="ce que le ménage en dit"
                    ),
                ),
                (
                    "member",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="support.cohortmember",
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
            ],
            options={
                "verbose_name": "jalon",
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        choices=[("measure", "accompagnement"), ("diagnosis", "diagnostic")],
                        default="measure",
                        max_length=10,
                        verbose_name="prestation",
                    ),
                ),
                (
                    "goal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("access", "accès"),
                            ("stay", "maintien"),
                            ("search", "recherche"),
                            ("settle", "installation"),
                        ],
                        max_length=8,
                        verbose_name="volet",
                    ),
                ),
                (
                    "mandate_number",
                    models.CharField(blank=True, max_length=40, verbose_name="n° de mandat"),
                ),
                (
                    "mandated_on",
                    models.DateField(blank=True, null=True, verbose_name="mandat notifié le"),
                ),
                (
                    "mandated_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="mois mandatés"
                    ),
                ),
                (
                    "intensity",
                    models.CharField(
                        choices=[
                            ("light", "légère"),
                            ("usual", "habituelle"),
                            ("strong", "soutenue"),
                        ],
                        default="usual",
                        max_length=8,
                        verbose_name="intensité",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "en cours"),
                            ("suspended", "suspendue"),
                            ("ended", "terminée"),
                        ],
                        default="active",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "planned_end_on",
                    models.DateField(blank=True, null=True, verbose_name="fin prévue"),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("goal_met", "objectif atteint"),
                            ("household_wish", "à la demande du ménage"),
                            ("other_support", "relais vers un autre accompagnement"),
                            ("term", "fin du mandat"),
                            ("moved", "départ du territoire"),
                            ("lost_contact", "sans nouvelles"),
                            ("death", "décès"),
                        ],
                        max_length=20,
                        verbose_name="motif de fin",
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stays", "reste dans son logement"),
                            ("social_housing", "logement social"),
                            ("private_home", "logement privé"),
                            ("slid_lease", "bail repris à son nom"),
                            ("boarding_house", "pension de famille ou résidence"),
                            ("shelter", "hébergement"),
                            ("relative", "chez un proche"),
                            ("institution", "soin ou établissement"),
                            ("no_home", "sans logement"),
                            ("deceased", "décès"),
                            ("unknown", "inconnue"),
                        ],
                        max_length=20,
                        verbose_name="destination",
                    ),
                ),
                (
                    "residual_need",
                    models.TextField(blank=True, verbose_name="ce qui reste à faire"),
                ),
                ("review", models.TextField(blank=True, verbose_name="bilan")),
                (
                    "caseworker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="référent",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
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
                    "prescriber",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.body",
                        verbose_name="prescripteur",
                    ),
                ),
                (
                    "programme",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="programmes.programme",
                        verbose_name="dispositif",
                    ),
                ),
            ],
            options={
                "verbose_name": "mesure",
                "indexes": [
                    models.Index(
                        fields=["organisation", "caseworker", "state"], name="measure_caseload"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(
                                models.Q(("end_reason", ""), _negated=True),
                                models.Q(("destination", ""), _negated=True),
                                ("period__endswith__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="measure_end_has_reason",
                        violation_error_message="Une mesure terminée a une date, un motif et une destination.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("household"), "="),
                            (models.F("programme"), "="),
                            (models.F("service"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_measure_of_a_scheme",
                        violation_error_message="Ce ménage a déjà une mesure de ce dispositif à ces dates.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BilledMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
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
                    "measure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="billed",
                        to="support.measure",
                        verbose_name="mesure",
                    ),
                ),
            ],
            options={
                "verbose_name": "mois facturé",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "month"),
                        name="month_billed_once",
                        violation_error_message="Ce mois est déjà facturé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureChange",
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
                            ("renewed", "renouvelée"),
                            ("suspended", "suspendue"),
                            ("resumed", "reprise"),
                            ("intensity", "intensité changée"),
                            ("referrer", "référent changé"),
                            ("ended", "terminée"),
                            ("reopened", "rouverte"),
                        ],
                        max_length=10,
                        verbose_name="quoi",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("planned_end_on", models.DateField(null=True, verbose_name="fin prévue")),
                ("months", models.PositiveSmallIntegerField(null=True, verbose_name="mois")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="code")),
                ("text", models.TextField(blank=True, verbose_name="pourquoi")),
                (
                    "caseworker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="référent",
                    ),
                ),
                (
                    "measure",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="support.measure",
                        verbose_name="mesure",
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
                "verbose_name": "évolution de mesure",
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("office", "Entretien au bureau"),
                            ("home", "Visite à domicile"),
                            ("phone", "Téléphone"),
                            ("elsewhere", "Rencontre ailleurs"),
                            ("step_with", "Démarche avec la personne"),
                            ("step_for", "Démarche pour la personne"),
                            ("writing", "Écrit"),
                        ],
                        default="office",
                        max_length=10,
                        verbose_name="quoi",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="temps passé en minutes"
                    ),
                ),
                (
                    "is_face_to_face",
                    models.BooleanField(default=True, verbose_name="en présence de la personne"),
                ),
                ("title", models.CharField(max_length=120, verbose_name="objet")),
                ("text", models.TextField(verbose_name="note")),
                ("is_secret", models.BooleanField(default=False, verbose_name="secrète")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
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
                    "supervisor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="encadrement",
                    ),
                ),
            ],
            options={
                "verbose_name": "note",
                "indexes": [
                    models.Index(fields=["household", "-on"], name="note_household_on"),
                    models.Index(fields=["organisation", "on"], name="note_on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes__isnull", True),
                            models.Q(("minutes__gte", 1), ("minutes__lte", 720)),
                            _connector="OR",
                        ),
                        name="note_minutes_possible",
                        violation_error_message="Le temps passé va de 1 minute à 12 heures.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoteVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="objet")),
                ("text", models.TextField(verbose_name="note")),
                (
                    "replaced_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="remplacée le"),
                ),
                (
                    "note",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="support.note",
                        verbose_name="note",
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
                "verbose_name": "version de note",
            },
        ),
        migrations.CreateModel(
            name="PathMoment",
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
                            ("stay", "lieu de vie"),
                            ("event", "évènement"),
                            ("wish", "souhait"),
                        ],
                        max_length=6,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="ce que c’est")),
                (
                    "where",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="où, ou ce qui suit"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="dates"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="path_moments",
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
            ],
            options={
                "verbose_name": "moment du parcours",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="année"),
                ),
                ("written_on", models.DateField(verbose_name="préparé le")),
                ("asked", models.TextField(blank=True, verbose_name="la demande")),
                ("aims", models.TextField(blank=True, verbose_name="les objectifs")),
                ("done", models.TextField(blank=True, verbose_name="ce qui a été fait")),
                ("results", models.TextField(blank=True, verbose_name="les résultats")),
                ("follow_up", models.TextField(blank=True, verbose_name="la suite")),
                ("person_words", models.TextField(blank=True, verbose_name="l’avis du ménage")),
                ("facts", models.JSONField(default=dict, verbose_name="chiffres et dates")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "en préparation"), ("handed_in", "rendu")],
                        default="draft",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                ("handed_in_on", models.DateField(blank=True, null=True, verbose_name="rendu le")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="écrit par",
                    ),
                ),
                (
                    "measure",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="support.measure",
                        verbose_name="mesure",
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
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="de l’année de",
                    ),
                ),
            ],
            options={
                "verbose_name": "bilan",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("measure__isnull", False), ("worker__isnull", True)),
                            models.Q(
                                ("measure__isnull", True),
                                ("worker__isnull", False),
                                ("year__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="review_is_of_something",
                        violation_error_message="Un bilan est celui d’une mesure, ou de l’année d’un collègue.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="document")),
                ("kept_at", models.DateTimeField(auto_now_add=True, verbose_name="apporté le")),
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
                    "programme",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="dispositif",
                    ),
                ),
            ],
            options={
                "verbose_name": "modèle de bilan",
            },
        ),
        migrations.CreateModel(
            name="SecretSentence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("text", models.TextField(verbose_name="phrase")),
                (
                    "note",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sentences",
                        to="support.note",
                        verbose_name="note",
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
                    "version",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sentences",
                        to="support.noteversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "phrase secrète",
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="quoi")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="avant le")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="fait le")),
                (
                    "assignee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pour",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
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
            ],
            options={
                "verbose_name": "chose à faire",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["assignee", "due_on"],
                        name="task_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="objet")),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("office", "au bureau"),
                            ("home", "à domicile"),
                            ("phone", "par téléphone"),
                            ("elsewhere", "ailleurs"),
                        ],
                        default="office",
                        max_length=9,
                        verbose_name="où",
                    ),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=160, verbose_name="adresse ou lieu"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        verbose_name="de… à…"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "prévu"),
                            ("kept", "honoré"),
                            ("missed", "la personne n’est pas venue"),
                            ("cancelled", "annulé"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(blank=True, max_length=160, verbose_name="annulé parce que"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
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
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="avec",
                    ),
                ),
            ],
            options={
                "verbose_name": "rendez-vous",
                "indexes": [models.Index(fields=["household"], name="appointment_household")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        expressions=[
                            (models.F("organisation"), "="),
                            (models.F("worker"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="worker_once_at_a_time",
                        violation_error_message="Cette personne a déjà un rendez-vous à cette heure.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadLoan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "caseworker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lent",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="référent",
                    ),
                ),
                (
                    "lent_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="borrowed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="à",
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
                "verbose_name": "file active prêtée",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("organisation"), "="),
                            (models.F("caseworker"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="caseload_lent_once",
                        violation_error_message="Cette file active est déjà prêtée à ces dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("caseworker", models.F("lent_to")), _negated=True),
                        name="caseload_lent_to_another",
                        violation_error_message="On ne se prête pas ses propres ménages.",
                    ),
                ],
            },
        ),
    ]
