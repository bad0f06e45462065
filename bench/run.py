"""Measures speed and memory as ratios to named alternatives. See README.md.

python -m bench.run [CASE ...] [--json]
"""

import argparse
import importlib
import json
import subprocess
import sys

from bench.memory import peak_megabytes

CASES = ("clean", "reader", "read", "dates", "copies", "growth", "steps", "said")


def main():
    """Runs the cases that were asked for, each in a process of its own, and prints their rows."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("cases", nargs="*", help=f"of {', '.join(CASES)}; all where none is named")
    options.add_argument("--json", action="store_true", help="a JSON object a case")
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.here:
        rows = importlib.import_module(f"bench.{chosen.cases[0]}").rows()
        print(json.dumps({"case": chosen.cases[0], "peak_mb": round(peak_megabytes()), "rows": rows}))
        return
    for name in chosen.cases or CASES:
        done = subprocess.run([sys.executable, "-m", "bench.run", name, "--here"], stdout=subprocess.PIPE, check=True)
        result = json.loads(done.stdout.splitlines()[-1])
        if chosen.json:
            print(json.dumps(result))
            continue
        print(f"{result['case']} (peak {result['peak_mb']} MB)")
        for row in result["rows"]:
            print("   " + "  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
