#!/usr/bin/env python3
"""fleet.py --build BUILD: `bornectl fleet` of ten thousand kiosks, whose signed heartbeats lie in a folder: the first time, when all are
fetched; then when nothing is new, and when all are again; then without the place, as a table, as JSON and as a page. The wall time and the most memory it
held. Prints a table, and fails nothing."""
import argparse
import subprocess
import tempfile
from pathlib import Path

from open import measure
from table import number, print_table, say


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--build', type=Path, required=True)
    words.add_argument('--kiosks', type=int, default=10000, help='bornes')
    words.add_argument('--runs', type=int, default=3, help='mesures, dont la médiane est dite')
    words.add_argument('--folder', help='où les mettre (sinon TMPDIR ou /tmp)')
    asked = words.parse_args()
    make = (asked.build / 'bench' / 'borne-bench-fleet').resolve()
    bornectl = (asked.build / 'bornectl').resolve()
    rows = []
    with tempfile.TemporaryDirectory(prefix='borne-bench.', dir=asked.folder) as folder:
        place = Path(folder, 'place')
        config = Path(folder, 'sync.yaml')
        config.write_text(f'targets:\n  - id: mesure\n    kind: folder\n    folder: {place}\n', encoding='utf-8')
        command = [bornectl, 'fleet', '--from', config, '--into', 'recu']

        def put(before):
            place.mkdir(exist_ok=True)
            subprocess.run([make, place, str(asked.kiosks), str(before)], check=True)

        def note(what, words, runs, **how):
            found = sorted((measure(command + words, folder, 4, **how) for _ in range(runs)), key=lambda one: one[1])
            _, seconds, worked, peak = found[len(found) // 2]
            rows.append([what, number(seconds, 2), number(worked, 2), number(peak / 1e6, 0)])

        say(f'{asked.kiosks} nouvelles à signer…')
        put(0)
        note('la première fois', [], 1)
        note('rien de nouveau', [], asked.runs)
        put(1)
        note('toutes nouvelles', [], 1)
        place.rename(Path(folder, 'ailleurs'))
        for what, more in (('sans le lieu', []), ('sans le lieu, JSON', ['--json']),
                           ('sans le lieu, avec la page', ['--html', 'page.html'])):
            note(what, more, asked.runs, stderr=subprocess.DEVNULL)  # it says that the place is gone
        beats = [path.stat().st_size for path in Path(folder, 'ailleurs', 'heartbeats.v1').iterdir()]
        size = Path(folder, 'recu', 'collected.db').stat().st_size
    say('')
    print_table([f'{asked.kiosks} bornes', 'durée, s', 'processeur, s', 'mémoire, Mo'], rows + [
        ['voulu, une fois reçues', '1,00'], ['une nouvelle', f'{number(sum(beats) / len(beats), 0)} octets'],
        ['gardé', f'{number(size / 1e6, 1)} Mo']])


if __name__ == '__main__':
    main()
