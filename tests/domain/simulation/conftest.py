"""Generated scenarios differ in size, so the time that one takes says nothing."""

from hypothesis import settings

settings.register_profile("simulation", deadline=None)
settings.load_profile("simulation")
