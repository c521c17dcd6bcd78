"""People: who they are, how they sign in, how they get back in."""
