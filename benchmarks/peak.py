"""Peak memory of a command: ``peak.py COMMAND…`` prints the bytes that its largest process held at once.

A process of its own, because a child counts what its parent held when it started: this one holds next to nothing.
"""

import subprocess
import sys
from resource import RUSAGE_CHILDREN, getrusage

UNIT = 1 if sys.platform == "darwin" else 1024
"""macOS counts bytes, Linux kilobytes."""

subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(getrusage(RUSAGE_CHILDREN).ru_maxrss * UNIT)
