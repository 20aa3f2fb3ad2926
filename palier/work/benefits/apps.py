from django.apps import AppConfig


class Benefits(AppConfig):
    name = "palier.work.benefits"
    verbose_name = "aides au logement"

    def ready(self) -> None:
        from palier.work.benefits import figures, privacy, shell  # noqa: F401
