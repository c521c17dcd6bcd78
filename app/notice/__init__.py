"""What the platform tells people: so far, letters by mail."""
