"""Measuring pages against a floor in the same run: `make bench`. Never part of the tests."""
