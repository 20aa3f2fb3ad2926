from palier.base.ui.subjects import paths_of
from palier.registers.papers import views

app_name = "papers"
urlpatterns = paths_of(views)
