"""Study time: how long somebody sat over what. It informs them alone; hours for the record come from evidence."""
