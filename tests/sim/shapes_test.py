#!/usr/bin/env python3
"""shapes_test.py BORNECTL: reports of one hour, of a year, of nobody, of one métier and of forty, in both languages: the page is well
formed, needs nothing from elsewhere, and no label of a chart touches another or leaves it."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page, touching
from shapes import SHAPES

NOBODY = {'fr': 'Aucune visite sur cette période.', 'en': 'No visit in this period.'}
# Of these every chart is drawn, and so many texts are in them, at least.
TEXTS = {'month': 150, 'day': 150, 'hour': 60, 'year': 150, 'three-years': 60, 'nobody': 10, 'few': 60, 'one-metier': 100,
         'forty-metiers': 150, 'crowd': 150}


def check(bornectl, name, language, folders, words, out):
    subprocess.run([bornectl, 'report', '-o', out, '--lang', language, *words, *folders], check=True,
                   env={**os.environ, 'LC_ALL': 'C.UTF-8', 'TZ': 'Europe/Paris'}, stdout=subprocess.DEVNULL)
    text = Path(out, 'index.html').read_text(encoding='utf-8')
    page = Page(text)
    faults = page.faults + [fault for section in [*page.sections.values(), *page.narrow] for fault in touching(section)]
    count = sum(len(section.texts) for section in page.sections.values())
    if count < TEXTS[name]:
        faults.append(f'only {count} texts in charts')
    if f'<html lang="{language}">' not in text or (name == 'nobody') != (NOBODY[language] in text):
        faults.append('is in another language, or tells of nobody')
    if 'url(' in text or '@import' in text or text.count('http') != text.count('xmlns="http://www.w3.org/2000/svg"'):
        faults.append('something comes from elsewhere')
    return [f'{name}, {language}: {fault}' for fault in faults]


def main():
    faults = []
    with tempfile.TemporaryDirectory(prefix='borne-test.') as folder:
        for name, (make, words) in SHAPES.items():
            folders = make().write(f'{folder}/{name}')
            for language in ('fr', 'en'):
                faults += check(sys.argv[1], name, language, folders, words, f'{folder}/{name}-{language}')
    if faults:
        sys.exit('\n'.join(faults))
    print(f'{len(SHAPES)} shapes, 2 languages')


if __name__ == '__main__':
    main()
