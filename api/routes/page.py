"""The page with the map, and a list of the routes: both without a single request to another host."""
