"""The database: base class, column habits, engines, and the one place that commits."""
