from palier.base.kit import room


class Housing(room.Room):
    name = "palier.registers.housing"
    verbose_name = "patrimoine"
