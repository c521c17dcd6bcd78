"""Work for later: a row in the outbox, handed to RQ after the commit, done once."""
