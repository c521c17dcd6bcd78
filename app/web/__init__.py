"""Flask glue that knows no feature."""
