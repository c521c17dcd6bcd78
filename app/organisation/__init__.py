"""Regions and schools, who belongs to them from when to when, and invitations."""
