"""Published revisions of every package, and the catalogue of what is live."""
