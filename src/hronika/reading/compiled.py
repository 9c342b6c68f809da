"""Which Hronika this is: the one compiled to machine code, or the pure Python that it is compiled from."""


def is_compiled() -> bool:
    """Whether the modules of reading that are loaded are compiled; this one is where the others are."""
    return not __file__.endswith(".py")
