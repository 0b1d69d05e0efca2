"""Rasa 3.6.21's rules, looked up with less work.

After each message it looks for a rule twice, once for what was said and once for its intent, though
no rule of ours names words; and it goes through all rules for each state of the conversation.
"""

from __future__ import annotations

import json
from functools import cache

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

_FROM_RULES = RulePolicy._find_action_from_rules
_LISTENS = {ACTION_NAME: "action_listen"}


def make_rules_lighter() -> None:
    """Replace methods of Rasa's, for the whole process."""
    RulePolicy._find_action_from_rules = _find_action
    RulePolicy._get_possible_keys = _possible_keys


def _find_action(
    policy: RulePolicy,
    tracker: DialogueStateTracker,
    domain: Domain,
    use_text_for_last_user_input: bool,
) -> tuple[str | None, str | None, bool]:
    """As Rasa's own. For words it finds nothing that it does not find for their intent."""
    if use_text_for_last_user_input and _all_name_intents(tuple(policy.lookup[RULES])):
        return None, None, False
    return _FROM_RULES(policy, tracker, domain, use_text_for_last_user_input)


@cache
def _all_name_intents(rules: tuple[str, ...]) -> bool:
    """Whether each rule that begins with what a visitor says wants an intent."""
    last = [_backwards(rule)[0] for rule in rules]
    return all(INTENT in s.get(USER, {}) for s in last if s.get(PREVIOUS_ACTION) == _LISTENS)


def _possible_keys(policy: RulePolicy, lookup: dict[str, str], states: list[State]) -> set[str]:
    """As Rasa's own: the rules that every state fits, those that are shorter than the conversation
    by as many states as they have."""
    fitting = set(lookup)
    for back, state in enumerate(reversed(states)):
        longer = {rule for rule in fitting if len(_backwards(rule)) > back}
        if not longer:
            break
        fitting -= {rule for rule in longer if not _fits(policy, _backwards(rule)[back], state)}
    return fitting


def _fits(policy: RulePolicy, rule: State, state: State) -> bool:
    if rule.get(PREVIOUS_ACTION) and state.get(PREVIOUS_ACTION):
        return bool(policy._does_rule_match_state(rule, state))
    # one of both, or each, is where a conversation starts
    return not rule.get(PREVIOUS_ACTION) and not state.get(PREVIOUS_ACTION)


@cache
def _backwards(rule: str) -> list[State]:
    """A rule's states, the latest first."""
    return json.loads(rule)[::-1]
