"""Placement checks: showing what one knows already, so that the courses after it open."""
