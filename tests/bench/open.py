#!/usr/bin/env python3
"""open.py --build BUILD: how fast `bornectl leads open` makes a table of a bundle of a million leads, from
its start to its end, beside what crypto_box_seal_open does alone on all processors just before and after;
and the most memory it held; also by processor time, which others on the machine change less. The key's passphrase costs nearly no memory here: that of a real one needs
256 MiB for a second, before. Prints a table, and fails nothing."""
import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

from table import number, print_table, say


def measure(words, folder, expected=0, **how):
    """What it says, seconds from start to end, those of processors, and the peak of memory in bytes."""
    start = time.monotonic()
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True, **how) as child:
        said = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != expected:
        raise SystemExit(f'{words[0]} a échoué')
    return (said, time.monotonic() - start, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024)


def raw_rate(bench):
    """crypto_box_seal_open: so many a second, and seconds of processor for one."""
    said, _, worked, _ = measure([bench, 'raw', '4'], None)
    rate, count = (float(word) for word in said.split())
    return rate, worked / count


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
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        say(f'{asked.leads} demandes à sceller…')
        subprocess.run([bench, 'make', folder, str(asked.leads)], check=True)
        Path(folder, 'phrase').write_text('mesure\n', encoding='utf-8')
        before = raw_rate(bench)
        for run in range(asked.runs):
            _, seconds, worked, peak = measure([bornectl, 'leads', 'open', 'open.leads', '--key', 'open.key',
                                     '--passphrase-file', 'phrase', '-o', f'{run}.csv'], folder)
            after = raw_rate(bench)
            both = (before[0] + after[0]) / 2
            ours = asked.leads / seconds
            ratios.append(ours / both)
            by_work = (before[1] + after[1]) / 2 / (worked / asked.leads)
            rows.append([f'{asked.leads} demandes, mesure {run + 1}', number(both, 0), number(ours, 0),
                         number(ours / both, 2), number(by_work, 2), number(peak / 1e6, 0)])
            before = after
    say('')
    print_table(['ouverture', 'crypto_box_seal_open, par s', 'bornectl, par s', 'rapport',
                 'en temps de processeur', 'mémoire, Mo'], rows + [
        ['rapport', f'{number(sorted(ratios)[len(ratios) // 2], 2)} (médiane ; voulu : 0,80)'],
        ['mémoire', 'voulu : 100 Mo au plus']])


if __name__ == '__main__':
    main()
