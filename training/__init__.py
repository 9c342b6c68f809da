"""The recipe that makes the Latvian model; never shipped in the wheel."""
