"""Events: what happens, who takes part, when, where, and its factuality."""
