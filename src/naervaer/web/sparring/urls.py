from django.urls import path

from naervaer.web.sparring import views, views_groups, views_meeting

app_name = "sparring"
urlpatterns = [
    path("", views.index, name="index"),
    path("gruppe/ny/", views_groups.new_group, name="new-group"),
    path("gruppe/<int:pk>/", views_groups.group, name="group"),
    path("gruppe/<int:pk>/enhed/", views_groups.new_unit, name="new-unit"),
    path("gruppe/<int:pk>/medlem/", views_groups.new_member, name="new-member"),
    path("gruppe/<int:pk>/moeder/", views_groups.plan, name="plan"),
    path("gruppe/enhed/<int:pk>/afslut/", views_groups.end_unit, name="end-unit"),
    path("gruppe/medlem/<int:pk>/afslut/", views_groups.end_member, name="end-member"),
    path("moede/<int:pk>/", views.meeting, name="meeting"),
    path("moede/<int:pk>/send/", views.send, name="send"),
    path("moede/<int:pk>/aflys/", views.cancel, name="cancel"),
    path("moede/<int:pk>/slut/", views.end, name="end"),
    path("moede/<int:pk>/referat.pdf", views.minutes, name="minutes"),
    path("moede/<int:pk>/tag-af/<int:employment>/", views.take_off, name="take-off"),
    path("person/<int:person>/", views.wish, name="wish"),
    path("sag/<int:pk>/", views_meeting.item, name="item"),
    path("sag/<int:pk>/beslutning/", views_meeting.decide, name="decide"),
    path("sag/<int:pk>/droeftet/", views_meeting.talked, name="talked"),
    path("sag/<int:pk>/udskyd/", views_meeting.postpone, name="postpone"),
    path("sag/<int:pk>/gjort/<int:agreement>/", views_meeting.done, name="done"),
]
