"""Courses as people go through them: enrol, read, be quizzed, come back to where one was."""
