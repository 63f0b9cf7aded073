#!/usr/bin/env python3
"""collect.py --build BUILD: `bornectl collect` of a million leads that ten kiosks have put in a folder. First the
fetching: objects a second, and the most memory it held; then the same command again, when nothing is new; then opening
what is collected into a table, beside what crypto_box_seal_open does alone on all processors just before and after (as
open.py). Prints a table, and fails nothing."""
import argparse
import subprocess
import tempfile
from pathlib import Path

from open import measure, raw_rate
from table import number, print_table, say


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--leads', type=int, default=1000000, help='demandes')
    words.add_argument('--runs', type=int, default=3, help='mesures de l’ouverture')
    words.add_argument('--folder', help='où les mettre, 7 Go (sinon TMPDIR ou /tmp)')
    asked = words.parse_args()
    bench = (asked.build / 'bench' / 'borne-bench-open').resolve()
    bornectl = (asked.build / 'bornectl').resolve()
    rows, ratios = [], []
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        say(f'{asked.leads} demandes à sceller…')
        subprocess.run([bench, 'place', folder, str(asked.leads)], check=True)
        Path(folder, 'phrase').write_text('mesure\n', encoding='utf-8')
        Path(folder, 'sync.yaml').write_text(
            f'targets:\n  - id: mesure\n    kind: folder\n    folder: {folder}/place\n', encoding='utf-8')
        command = [bornectl, 'collect', '--from', 'sync.yaml', '--into', 'recu']
        for what in ('réception', 'rien de nouveau'):
            _, seconds, worked, peak = measure(command, folder)
            rows.append([what, '', number(asked.leads / seconds, 0), '', number(worked, 1), number(seconds, 1),
                         number(peak / 1e6, 0)])
        before = raw_rate(bench)
        for run in range(asked.runs):
            _, seconds, worked, peak = measure(
                command + ['--key', 'open.key', '--passphrase-file', 'phrase', '-o', f'{run}.csv'], folder)
            after = raw_rate(bench)
            both, ours = (before[0] + after[0]) / 2, asked.leads / seconds
            ratios.append(ours / both)
            rows.append([f'ouverture, mesure {run + 1}', number(both, 0), number(ours, 0), number(ours / both, 2),
                         number(worked, 1), number(seconds, 1), number(peak / 1e6, 0)])
            before = after
    say('')
    print_table([f'{asked.leads} demandes', 'crypto_box_seal_open, par s', 'bornectl, par s', 'rapport',
                 'processeur, s', 'durée, s', 'mémoire, Mo'], rows + [
        ['rapport', f'{number(sorted(ratios)[len(ratios) // 2], 2)} (médiane ; voulu : 0,80)'],
        ['mémoire', 'voulu : 150 Mo au plus']])


if __name__ == '__main__':
    main()
