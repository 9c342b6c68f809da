"""Frame semantics of Latvian verbs: which frame a verb evokes, and what words around it play its roles.

The frames are those of Latvian FrameNet (Gruzitis et al. 2018, "Creation of a Balanced State-of-the-Art
Multilayer Corpus for NLU", LREC), which follow Berkeley FrameNet 1.7.
"""
