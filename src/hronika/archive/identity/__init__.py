"""Who is who in an archive: the people and institutions that articles name, told apart and joined."""
