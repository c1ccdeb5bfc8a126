"""`python -m reader` does what `assay` does."""

from reader.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
