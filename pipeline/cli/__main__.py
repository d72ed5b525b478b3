"""``python -m pipeline.cli``: the `sayso` command."""

from pipeline.cli import main

if __name__ == "__main__":
    main(prog_name="sayso")
