"""The first page: what to continue, what is asked, who answered. Stands above the rooms it gathers from."""
