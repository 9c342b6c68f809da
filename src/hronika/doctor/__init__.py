"""Whether all that Hronika needs is there and works on this machine, each with what to do."""
