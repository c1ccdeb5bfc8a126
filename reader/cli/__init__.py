"""The command line: one module per group of commands."""


def main() -> None:
    """Runs the command that the arguments name."""
    raise SystemExit("The command line is being built.")
