from palier.base.kit import room


class Programmes(room.Room):
    name = "palier.registers.programmes"
    verbose_name = "dispositifs"
