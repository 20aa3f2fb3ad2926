from django.apps import AppConfig


class Halting(AppConfig):
    name = "palier.work.halting"
    verbose_name = "aires"

    def ready(self) -> None:
        from palier.work.halting import figures, privacy, reactions, shell  # noqa: F401
