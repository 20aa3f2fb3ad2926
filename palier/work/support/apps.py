from django.apps import AppConfig


class Support(AppConfig):
    name = "palier.work.support"
    verbose_name = "accompagnement"

    def ready(self) -> None:
        from palier.work.support import figures, privacy, reactions, shell  # noqa: F401
