"""Learns from stated examples how likely two profiles of an archive are of one person."""
