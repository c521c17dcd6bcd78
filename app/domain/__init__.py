"""The rules of the house: standard library only, no clock, no file, no database."""
