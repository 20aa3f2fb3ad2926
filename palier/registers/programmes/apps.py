from django.apps import AppConfig


class Programmes(AppConfig):
    name = "palier.registers.programmes"
    verbose_name = "dispositifs"

    def ready(self) -> None:
        from palier.registers.programmes import shell  # noqa: F401
