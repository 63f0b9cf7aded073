#!/usr/bin/env python3
"""report_test.py BORNECTL: the report of 30 days, 3 kiosks and 500 visits a day in the mean says exactly what their visits add
up to: in each CSV, in each table of the page, in its large numbers, in its charts. Of a few visits it tells no number from 1 to
4, and nothing that would betray one."""
import csv
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from expect import Change, Rate, tables_of
from fair import Fair
from page import Page

# The page's sections and the CSV each of their tables is.
SECTIONS = {'way': ['parcours'], 'hours': ['par-heure'], 'days': ['par-jour'], 'kiosks': ['par-borne'], 'metiers': ['metiers'],
            'clips': ['temoignages', 'temoignages-par-seconde'], 'lasting': ['duree-des-visites'], 'given-up': ['abandons'],
            'languages': ['langues'], 'aids': ['aides'], 'places': ['par-lieu'], 'screens': ['ecrans'], 'runs': ['passages']}
BARS = {'way': 'share', 'languages': 'share', 'metiers': 'most', 'kiosks': 'most'}


def grouped(number):
    return f'{number:,}'.replace(',', '\u202f')


def in_csv(cell):
    if isinstance(cell, (Rate, Change)):
        return f'{"-" if cell < 0 else ""}{abs(cell) // 10},{abs(cell) % 10}'
    return str(cell)


def on_page(cell):
    if isinstance(cell, Change):
        percent = (abs(cell) + 5) // 10
        return f'{"" if not percent else "−" if cell < 0 else "+"}{percent}\u00a0%'
    if isinstance(cell, Rate):
        return f'{cell // 10},{cell % 10}\u00a0%'
    return grouped(cell) if isinstance(cell, int) else cell


def report(bornectl, folders, out, *words):
    begin = time.monotonic()
    subprocess.run([bornectl, 'report', '-o', out, '--lang', 'fr', *words, *folders], check=True,
                   env={**os.environ, 'LC_ALL': 'C.UTF-8', 'TZ': 'Europe/Paris'}, stdout=subprocess.DEVNULL)
    return time.monotonic() - begin


def read_csv(path):
    text = path.read_bytes().decode('utf-8')
    assert text.startswith('\ufeff'), path
    return list(csv.reader(io.StringIO(text.removeprefix('\ufeff'), newline=''), delimiter=';'))


def same(where, expected, found):
    if len(expected) != len(found):
        sys.exit(f'{where}: {len(found)} rows instead of {len(expected)}')
    for number, (row, line) in enumerate(zip(expected, found)):
        if row != line:
            sys.exit(f'{where}, row {number}: {line} instead of {row}')


def check_charts(page, tables):
    for name in ('hours', 'days'):
        rows, section = tables[SECTIONS[name][0]], page.sections[name]
        visits = [row[1 if name == 'hours' else 2] for row in rows]
        values = [text[3] for text in section.texts if text[0] == 'value']
        same(f'{name}: numbers', [grouped(count) for count in (visits if name == 'hours' else [max(visits)])], values)
        # M x base v round-height …
        heights = [float(shape['d'].split('v')[1].split('q')[0]) for kind, shape in section.shapes if kind == 'bar']
        tallest = max(visits), min(heights) - 5
        for count, height in zip(visits, heights, strict=True):
            if abs((height - 5) / tallest[1] - count / tallest[0]) > .003:
                sys.exit(f'{name}: a column of {count} is {-height} high')
    for name, scale in BARS.items():
        rows, section = tables[SECTIONS[name][0]], page.sections[name]
        same(f'{name}: names', [row[0] for row in rows], [text[3] for text in section.texts if text[0] == 'name'])
        same(f'{name}: amounts', [grouped(row[1]) for row in rows], [text[3] for text in section.texts if text[0] == 'amount'])
        bars = [float(shape['width']) for kind, shape in section.shapes if kind in ('bar', 'strong')]
        whole = len(page.fair.visits) if scale == 'share' else max(row[1] for row in rows)
        for row, width in zip(rows, bars, strict=True):
            if abs(width / section.box[0] - row[1] / whole) > .002:
                sys.exit(f'{name}: the bar of {row} is {width} long')


def check_many(bornectl, folder):
    fair = Fair()
    if len(fair.visits) != 45000:
        sys.exit(f'{len(fair.visits)} visits')
    tables = tables_of(fair)
    seconds = report(bornectl, fair.write(f'{folder}/data'), f'{folder}/out')
    for name, rows in tables.items():
        same(f'{name}.csv', [[in_csv(cell) for cell in row] for row in rows], read_csv(Path(folder, 'out', f'{name}.csv'))[1:])
    if len(list(Path(folder, 'out').glob('*.csv'))) != len(tables):
        sys.exit('a CSV that nobody knows')
    page = Page(Path(folder, 'out/index.html').read_text(encoding='utf-8'))
    page.fair = fair
    if page.faults:
        sys.exit('\n'.join(page.faults))
    if sorted(page.sections) != sorted(SECTIONS):
        sys.exit(f'sections: {list(page.sections)}')
    for section, names in SECTIONS.items():
        for name, table in zip(names, page.sections[section].tables, strict=True):
            same(f'{name} on the page', [[on_page(cell) if cell != '' or not at else '' for at, cell in enumerate(row)]
                                         for row in tables[name]], [[cell.replace('–', '') for cell in row] for row in table[1:]])
    leads = sum(visit.lead for visit in fair.visits)
    same('large numbers', [grouped(45000), grouped(leads), on_page(tables['parcours'][-1][2]),
                           grouped(sum(len(visit.watched) for visit in fair.visits))], page.big)
    check_charts(page, tables)
    print(f'45000 visits, {len(tables)} tables: {seconds:.2f} s')


def check_few(bornectl, folder, seed):
    """Gives how many numbers are hidden, and how many testimonies' beginnings because of others."""
    fair = Fair(days=3, kiosks=2, visits_a_day=9, seed=seed)
    tables, hidden = tables_of(fair), 0
    report(bornectl, fair.write(f'{folder}/data'), f'{folder}/out')
    for name, rows in tables.items():
        for row, line in zip(rows, read_csv(Path(folder, 'out', f'{name}.csv'))[1:], strict=True):
            for cell, found in zip(row, line, strict=True):
                if name in ('passages', 'preuve-de-passage') or type(cell) is not int:
                    if found not in ('', in_csv(cell)):
                        sys.exit(f'{name}: {found} instead of {cell}')
                    continue
                right = ['<\u00a05'] if 0 < cell < 5 else [str(cell), 'masqué'] if cell or name == 'temoignages' else ['0']
                if name == 'par-borne' and cell == row[5]:  # of films: never hidden
                    right = [str(cell)]
                if found not in right:
                    sys.exit(f'{name}: {found} instead of {cell} in {row}')
                hidden += found != str(cell)
        check_sums(name, rows, read_csv(Path(folder, 'out', f'{name}.csv'))[1:])
    clips = read_csv(Path(folder, 'out/temoignages.csv'))[1:]
    seconds = [row for row in read_csv(Path(folder, 'out/temoignages-par-seconde.csv'))[1:] if row[1] == '0']
    for clip, first in zip(clips, seconds, strict=True):
        told = [cell for cell in [*clip[2:5], first[2], first[3]] if cell not in ('', 'masqué', '<\u00a05', '0')]
        if not clip[1].isdigit() and told:
            sys.exit(f'{clip}: {told} tells who began')
    return hidden, sum(clip[1] == 'masqué' for clip in clips)


def check_sums(name, rows, lines):
    """Who knows the sum can't tell one hidden number, nor that several are but a few."""
    column = {'par-jour': 2, 'par-heure': 1, 'duree-des-visites': 1, 'langues': 1, 'abandons': 1, 'par-borne': 1}.get(name)
    if column is None:
        return
    lost = [row[column] for row, line in zip(rows, lines) if line[column] != str(row[column])]
    total = sum(row[column] for row in rows)
    if lost and total >= 5 and (len(lost) < 2 or sum(lost) < 5) and sum(lost) < total:
        sys.exit(f'{name}: {lost} can be told by what is shown')


def main():
    with tempfile.TemporaryDirectory(prefix='borne-test.') as folder:
        check_many(sys.argv[1], folder)
    hidden = masked = 0
    for seed in range(4):
        with tempfile.TemporaryDirectory(prefix='borne-test.') as folder:
            more, begun = check_few(sys.argv[1], folder, seed)
            hidden += more
            masked += begun
    if hidden < 80 or masked < 1:
        sys.exit(f'only {hidden} numbers are hidden, {masked} because of others')
    print(f'4 times 54 visits: {hidden} numbers hidden')


if __name__ == '__main__':
    main()
