"""The archive: articles with all their versions and records in one file, found by any form of their words."""
