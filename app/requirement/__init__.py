"""What a school or a bureau requires of its people: by which day, and because of what."""
