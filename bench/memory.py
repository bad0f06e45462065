"""The most memory that this process has held."""

import resource
import sys
from pathlib import Path


def peak_megabytes() -> float:
    """Gives the peak of resident memory of this process, in megabytes.

    Linux hands the ``ru_maxrss`` of a parent on to the process that it starts, so the kernel's own high-water mark is
    asked where there is one (``VmHWM``, proc(5)). ``ru_maxrss`` counts in bytes on macOS, elsewhere in kilobytes.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)
