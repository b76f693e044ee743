"""``./dev torture [kills] [seed]``: kills the working program a thousand times and looks.

Besides, one in ten as many readers of lists and looks at backups are killed, each in its own
process, and offices are led through everything that their files may go through (one for 25 kills):
in each of their closed files older pages are planted and older rings put back, all of which must be
found, while nothing else may raise an alarm.

A finding names the number of its kill and the seed; the same two run it again.
"""

import argparse
import random
import sys
import time

from tests.bounded.killing import run as kill_readers
from tests.bounded.killing import run_looks as kill_looks
from tests.storage.killing import run
from tests.storage.walking import run as walk

_KILLS = 1000
_ROUND = 50
_A_READER_IN = 10
_A_WALK_IN = 25
_STEPS = 8


def main(words):
    """Kill in rounds, say how far it is; gives the exit code."""
    reader = argparse.ArgumentParser("./dev torture", description=__doc__)
    reader.add_argument("kills", type=int, nargs="?", default=_KILLS)
    reader.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(10**6))
    wanted = reader.parse_args(words)
    kills, seed = wanted.kills, wanted.seed
    print(f"torture: {kills} kills, seed {seed}")
    began, done, findings = time.monotonic(), 0, []
    while done < kills:
        count = min(_ROUND, kills - done)
        confirmed, wrong = run(count, seed + done)
        done += count
        findings += wrong
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(confirmed.items()))
        print(f"{done:5} kills, {time.monotonic() - began:5.0f} s, confirmed {told}", flush=True)
        for one in wrong:
            print(f"      WRONG {one}", flush=True)
    readers = max(10, kills // _A_READER_IN)
    ended, wrong = kill_readers(readers, seed)
    findings += wrong
    print(f"{readers:5} readers of lists killed: {dict(ended)}", *wrong, sep="\n      ")
    ended, wrong = kill_looks(readers, seed)
    findings += wrong
    print(f"{readers:5} looks at backups killed: {dict(ended)}", *wrong, sep="\n      ")
    walks = max(2, kills // _A_WALK_IN)
    seen, wrong = walk(walks, seed, _STEPS)
    findings += wrong
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(seen.items()))
    print(f"{walks:5} offices with old pages and rings planted: {told}", *wrong, sep="\n      ")
    print(f"torture: {len(findings)} findings in {done + 2 * readers} kills and {walks} walks")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
