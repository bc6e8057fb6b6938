from django.urls import URLPattern, URLResolver, path

from naervaer.web.organisation import views, views_groups

app_name = "organisation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.show_tree, name="tree"),
    path("<int:pk>/", views.unit, name="unit"),
    path("<int:pk>/gruppe/ny/", views_groups.new_group, name="new-group"),
    path("grupper/<int:pk>/", views_groups.group, name="group"),
    path("grupper/<int:pk>/ny/", views_groups.new_seat, name="new-seat"),
    path("pladser/<int:pk>/afslut/", views_groups.end_seat, name="end-seat"),
    path("roller/", views.show_roles, name="roles"),
    path("roller/ny/", views.assign, name="assign"),
    path("roller/<int:pk>/afslut/", views.end, name="end"),
    path("stedfortraeder/", views.deputy, name="deputy"),
    path("stedfortraeder/<int:pk>/slut/", views.end_deputy, name="end-deputy"),
    path("overdragne/", views.handed_to_me, name="handed"),
    path("overdrag/<int:pk>/", views.hand_over, name="hand-over"),
    path("overdragelser/<int:pk>/tilbage/", views.take_back, name="take-back"),
]
