"""Who is who: whether names, institutions and places of several articles are the same."""
