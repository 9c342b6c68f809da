"""What waits for people to decide, and what they decided of it, apart from corrections and who is who.

`unsure.py` keeps what the reader is not sure of, `waiting.py` gives it in the order of the queue, `names.py`
names that may be none, `candidates.py` pairs that may contradict each other. `decisions.py` keeps decisions
on names and pairs, `several.py` makes several at once, which are taken back as one.
"""
