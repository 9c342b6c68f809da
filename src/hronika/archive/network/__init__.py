"""Who has to do with whom: who speaks about whom and to whom, and who meets whom."""
