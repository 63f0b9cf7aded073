#!/usr/bin/env python3
"""open.py --build BUILD: how fast `bornectl leads open` makes a table of a bundle of a million leads, from
its start to its end, beside what crypto_box_seal_open does alone on all processors just before and after;
and the most memory it held. The key's passphrase costs nearly no memory here: that of a real one needs
256 MiB for a second, before. Prints a table, and fails nothing."""
import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from table import number, print_table, say


def measure(words, folder):
    """Seconds from start to end, and the peak of resident memory in bytes."""
    start = time.monotonic()
    child = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit('bornectl a échoué')
    return time.monotonic() - start, usage.ru_maxrss * 1024


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--leads', type=int, default=1000000, help='demandes à ouvrir')
    words.add_argument('--runs', type=int, default=3, help='mesures')
    words.add_argument('--folder', help='où faire l’export, 1 Go (sinon TMPDIR ou /tmp)')
    asked = words.parse_args()
    bench = (asked.build / 'bench' / 'borne-bench-open').resolve()
    bornectl = (asked.build / 'bornectl').resolve()
    rows, ratios = [], []

    def raw():
        return float(subprocess.check_output([bench, 'raw', '4'], text=True))
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        say(f'{asked.leads} demandes à sceller…')
        subprocess.run([bench, 'make', folder, str(asked.leads)], check=True)
        Path(folder, 'phrase').write_text('mesure\n', encoding='utf-8')
        before = raw()
        for run in range(asked.runs):
            seconds, peak = measure([bornectl, 'leads', 'open', 'open.leads', '--key', 'open.key',
                                     '--passphrase-file', 'phrase', '-o', f'{run}.csv'], folder)
            after = raw()
            both = (before + after) / 2
            ours = asked.leads / seconds
            ratios.append(ours / both)
            rows.append([f'{asked.leads} demandes, mesure {run + 1}', number(both, 0), number(ours, 0),
                         number(ours / both, 2), number(peak / 1e6, 0)])
            before = after
    say('')
    print_table(['ouverture', 'crypto_box_seal_open, par s', 'bornectl, par s', 'rapport',
                 'mémoire, Mo'], rows + [
        ['rapport', f'{number(sorted(ratios)[len(ratios) // 2], 2)} (médiane ; voulu : 0,80)'],
        ['mémoire', 'voulu : 100 Mo au plus']])


if __name__ == '__main__':
    main()
