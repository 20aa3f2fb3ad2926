from django.apps import AppConfig


class Housing(AppConfig):
    name = "palier.registers.housing"
    verbose_name = "patrimoine"

    def ready(self) -> None:
        from palier.registers.housing import shell  # noqa: F401
