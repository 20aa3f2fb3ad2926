from django.apps import AppConfig


class Rights(AppConfig):
    name = "palier.registers.rights"
    verbose_name = "droits"

    def ready(self) -> None:
        from palier.registers.rights import shell  # noqa: F401
