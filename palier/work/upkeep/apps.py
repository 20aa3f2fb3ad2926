from django.apps import AppConfig


class Upkeep(AppConfig):
    name = "palier.work.upkeep"
    verbose_name = "demandes techniques"

    def ready(self) -> None:
        from palier.work.upkeep import figures, privacy, reactions, shell  # noqa: F401
