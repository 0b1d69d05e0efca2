"""`make bench`: every measurement, one after the other."""

from tests.bench import cases, chat

if __name__ == "__main__":
    chat.main()
    print()
    cases.main()
