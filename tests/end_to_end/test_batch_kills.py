"""The job is killed at every step and at a hundred random moments: after each, every case is either
whole or minimised, and the audit log says the same."""

import random
import time

import pytest

from tests.end_to_end.batch_desk import BatchDesk
from tests.pii.batch.scene import let_claims_end

pytestmark = pytest.mark.faults
#: in each of four set-ups
KILLS = 25
KILLED = -9


@pytest.mark.parametrize("at_once", [1, 2])
def test_killed_at_random_moments_every_case_is_whole_or_minimised(
    batch: BatchDesk, at_once: int
) -> None:
    moments = random.Random(at_once)  # the same moments each time
    batch.add(3)
    began = time.monotonic()
    batch.run()
    usual = time.monotonic() - began
    kills = 0
    while kills < KILLS:
        if not batch.cases()["settled"]:
            batch.add(10)
        started = [batch.start(log=f"job{n}") for n in range(at_once)]
        for pid in started:
            time.sleep(moments.uniform(0, usual))
            kills += batch.jobs.kill(pid) == KILLED
        let_claims_end(batch.sessions)
    assert batch.run() == 0
    assert set(batch.cases()) == {"evidence"}
    assert batch.runs()[-1].outcome == "done"


def test_killed_at_every_step_every_case_is_whole_or_minimised(batch: BatchDesk) -> None:
    step, status = 0, KILLED
    while status == KILLED:
        step += 1
        if not batch.cases()["settled"]:
            batch.add(1)
        status = batch.run(KILL_AT=str(step))
        let_claims_end(batch.sessions)
    assert status == 0
    assert step > 20
    assert batch.run() == 0
    assert set(batch.cases()) == {"evidence"}
