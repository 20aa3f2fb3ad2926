from django.apps import AppConfig


class Ui(AppConfig):
    name = "palier.base.ui"
    verbose_name = "interface"

    def ready(self) -> None:
        from palier.base.ui import shell  # noqa: F401
