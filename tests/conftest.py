"""What every test has in common."""

from hypothesis import HealthCheck, settings

settings.register_profile("naervaer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("naervaer")
