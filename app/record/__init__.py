"""The teacher's record: evidence, hours, certificates. It decides them without knowing who produced the evidence."""
