"""The pages of the courses, one module per kind of thing."""

from app.course.views import attempts, courses, lessons, placements, quizzes, whole
from app.course.views.blueprint import bp

__all__ = ["attempts", "bp", "courses", "lessons", "placements", "quizzes", "whole"]
