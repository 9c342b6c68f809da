"""`python -m hronika`."""

from hronika.cli import main

if __name__ == "__main__":
    main()
