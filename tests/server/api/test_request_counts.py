"""What is counted of requests, where many come at once."""

import subprocess
import sys

_FIRST_REQUESTS = """
import sys
from threading import Barrier, Thread
import django; django.setup()
from bangtin_server.api import request_counts
sys.setswitchinterval(1e-6)
import prometheus_client
made, together = [], Barrier(16)
def first():
    together.wait()
    made.append(request_counts.counts())
threads = [Thread(target=first) for _ in range(16)]
for one in threads: one.start()
for one in threads: one.join()
print(len(made), len(set(map(id, made))))
"""


def test_the_first_requests_of_a_process_may_come_together() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_REQUESTS], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout.split() == ["16", "1"], done.stderr
