"""Events: what happens, who takes part, when, where, and how the text vouches for it."""
