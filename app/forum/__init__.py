"""Questions and answers among teachers, with two marks that mean different things: accepted, endorsed."""
