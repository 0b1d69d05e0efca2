"""`make bench`: every measurement, one after the other."""

from tests.bench import cases, chat, queue, redaction

if __name__ == "__main__":
    chat.main()
    print()
    redaction.main()
    print()
    cases.main()
    queue.main()
