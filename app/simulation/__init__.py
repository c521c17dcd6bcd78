"""Practise: a teacher goes through a scenario, looks back at it, and keeps what they think to themselves."""
