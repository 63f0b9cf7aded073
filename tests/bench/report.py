#!/usr/bin/env python3
"""report.py --build BUILD: how long `bornectl report` takes, from its start to its end, for a month of 3 kiosks, a year of them, and a
month of 10; and the page's size. Prints a table, and fails nothing."""
import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from table import number, print_table, say

sys.path.append(str(Path(__file__).resolve().parent.parent / 'sim'))
from fair import Fair  # noqa: E402

FAIRS = [('30 jours, 3 bornes, 500 visites par jour', {}), ('365 jours, 3 bornes, 50 visites par jour', {'days': 365, 'visits_a_day': 50}),
         ('30 jours, 10 bornes, 500 visites par jour', {'kiosks': 10})]


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--runs', type=int, default=5, help='mesures')
    asked = words.parse_args()
    rows = []
    for name, shape in FAIRS:
        say(f'{name}…')
        with tempfile.TemporaryDirectory(prefix='borne-bench.') as folder:
            folders, seconds = Fair(**shape).write(folder), []
            for _ in range(asked.runs):
                begin = time.monotonic()
                subprocess.run([(asked.build / 'bornectl').resolve(), 'report', '-o', f'{folder}/out', *folders], check=True,
                               stdout=subprocess.DEVNULL)
                seconds.append(time.monotonic() - begin)
            size = Path(folder, 'out/index.html').stat().st_size
        rows.append([name, number(min(seconds), 2), number(sorted(seconds)[len(seconds) // 2], 2), number(max(seconds), 2),
                     number(size / 1000, 0)])
    print_table(['bilan', 'le plus court, s', 'médiane, s', 'le plus long, s', 'page, ko'], rows)


if __name__ == '__main__':
    main()
