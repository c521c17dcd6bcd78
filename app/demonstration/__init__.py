"""Invented people, schools and activity, so that a newcomer sees the product at work; all of it can be taken away."""
