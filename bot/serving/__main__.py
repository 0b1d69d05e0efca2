"""`python -m serving run …`: Rasa as it comes, without what it does again for every message."""

from rasa.__main__ import main

from serving.lighter import make_lighter

if __name__ == "__main__":
    make_lighter()
    main()
