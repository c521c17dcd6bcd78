"""The shelf: a person's own bookmarks, notes and highlights. Nobody else can see them, whatever their role."""
