from django.apps import AppConfig


class Casework(AppConfig):
    name = "palier.work.casework"
    verbose_name = "dossier social"

    def ready(self) -> None:
        from palier.work.casework import figures, privacy, reactions, shell  # noqa: F401
