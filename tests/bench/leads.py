#!/usr/bin/env python3
"""leads.py --build BUILD: how long a save takes, in an empty store and in one of 100,000 leads, beside
a bare SQLite commit of the same bytes. Prints a table, and fails nothing."""
import argparse
import subprocess
import tempfile
from pathlib import Path

from table import number, print_table


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--full', type=int, default=100000, help='demandes du grand fichier')
    words.add_argument('--saves', type=int, default=2000, help='mesures de chaque sorte')
    words.add_argument('--folder', help='un dossier du disque à mesurer (sinon TMPDIR ou /tmp)')
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        output = subprocess.run(
            [asked.build / 'bench' / 'borne-bench-leads', folder, str(asked.full),
             str(asked.saves)], check=True, stdout=subprocess.PIPE, text=True).stdout
    found = {name: [int(figure) for figure in figures]
             for name, *figures in (line.split() for line in output.splitlines())}

    def row(label, name):
        return [label] + [number(figure / 1000, 2) for figure in found[name]]
    print_table(['enregistrement, en ms', 'médiane', '99 %'], [
        row('fichier vide', 'empty'),
        row(f'fichier de {asked.full} demandes', 'full'),
        row(f'SQLite seul, {found["bytes"][0]} octets', 'bare'),
        ['99 %, plein ÷ vide', f'{number(found["full"][1] / found["empty"][1], 2)} (voulu : 1,2)'],
        ['médiane, vide ÷ SQLite seul',
         f'{number(found["empty"][0] / found["bare"][0], 2)} (voulu : 1,3)'],
    ])


if __name__ == '__main__':
    main()
