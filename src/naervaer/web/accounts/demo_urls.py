from django.urls import path

from naervaer.web.accounts import demo

app_name = "demo"
urlpatterns = [
    path("", demo.personas, name="personas"),
    path("<int:pk>/", demo.log_in, name="log-in"),
]
