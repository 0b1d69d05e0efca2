"""`python -m serving run …`: Rasa as it comes, without what it does again for every message and
without what was said in its log."""

from rasa.__main__ import main

from serving.forms import make_forms_lighter
from serving.lighter import make_lighter
from serving.quiet import make_quiet
from serving.rules import make_rules_lighter

if __name__ == "__main__":
    make_lighter()
    make_rules_lighter()
    make_forms_lighter()
    make_quiet()
    main()
