"""Refreshers: a few questions a week on completed courses, so that what they taught stays at hand. For oneself alone."""
