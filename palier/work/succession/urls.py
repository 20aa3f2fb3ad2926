from palier.base.ui.subjects import paths_of
from palier.work.succession import views

app_name = "succession"
urlpatterns = paths_of(views)
