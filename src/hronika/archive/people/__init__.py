"""The people and institutions of an archive, each with all that is said by it, of it and to it."""
