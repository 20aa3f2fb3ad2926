from django.apps import AppConfig


class Residences(AppConfig):
    name = "palier.work.residences"
    verbose_name = "résidences"

    def ready(self) -> None:
        from palier.work.residences import figures, privacy, reactions, shell  # noqa: F401
