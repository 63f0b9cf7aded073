#!/usr/bin/env python3
"""leads.py --build BUILD: how long a save takes, in an empty store and in one of 100,000 leads, beside
a bare SQLite commit of the same bytes. Prints a table, and fails nothing."""
import argparse
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from table import number, print_table


BLOCK = 1000  # rounds: how much the figures differ from one stretch of the same run to the next


def percentile_99(values):
    return sorted(values)[len(values) * 99 // 100]


def blocks(values):
    return [values[at:at + BLOCK] for at in range(0, max(len(values) - BLOCK, 0) + 1, BLOCK)]


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--full', type=int, default=100000, help='demandes du grand fichier')
    words.add_argument('--saves', type=int, default=5000, help='mesures de chaque sorte')
    words.add_argument('--folder', help='un dossier du disque à mesurer (sinon TMPDIR ou /tmp)')
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        output = subprocess.run(
            [asked.build / 'bench' / 'borne-bench-leads', folder, str(asked.full),
             str(asked.saves)], check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = (line.split() for line in output.splitlines())
    found = {name: [int(figure) / 1000 for figure in figures] for name, *figures in lines}
    record = round(found['bytes'][0] * 1000)

    def row(label, name):
        return [label, number(median(found[name]), 2), number(percentile_99(found[name]), 2)]

    def compare(label, wanted, one, other, figure):
        parts = [figure(a) / figure(b) for a, b in zip(blocks(found[one]), blocks(found[other]))]
        whole = figure(found[one]) / figure(found[other])
        return [label, f'{number(whole, 2)} (voulu : {wanted}) ; par {BLOCK} : '
                f'{number(min(parts), 2)} à {number(max(parts), 2)}']
    print_table(['enregistrement, en ms', 'médiane', '99 %'], [
        row('fichier vide', 'empty'),
        row(f'fichier de {asked.full} demandes', 'full'),
        row(f'SQLite seul, {record} octets', 'bare'),
        compare('99 %, plein ÷ vide', '1,2', 'full', 'empty', percentile_99),
        compare('médiane, vide ÷ SQLite seul', '1,3', 'empty', 'bare', median),
    ])


if __name__ == '__main__':
    main()
