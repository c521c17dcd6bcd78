"""What can be found: documents handed down by the rooms above, and the pages that find them, in both languages."""
