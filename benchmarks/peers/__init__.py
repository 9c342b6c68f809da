"""Hronika beside others who do a part of what it does, all measured in one run."""
