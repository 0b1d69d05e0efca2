"""`python -m commands.check_migrations`: fails when the models and the migrations disagree."""

import sys
import tempfile
from pathlib import Path

from cases.migrate import differences


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = differences(f"sqlite:///{Path(folder) / 'check.db'}")
    for difference in found:
        print(difference, file=sys.stderr)
    if found:
        sys.exit("The models have changed: write the migration for it.")
    print("Migrations and models agree.")


if __name__ == "__main__":
    main()
