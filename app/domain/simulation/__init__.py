"""Branching scenarios: typed state, choices, evidence; and the proof that nobody gets stuck."""
