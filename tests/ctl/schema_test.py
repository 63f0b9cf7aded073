#!/usr/bin/env python3
"""schema_test.py ROOT BUILD: the schemas and the page of the fields are those that bornectl writes
today; a validator that isn't ours takes the five campaigns by them, takes what the reader takes, and
refuses with it what is broken."""
import copy
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import yaml

FILES = ['campaign', 'professions', 'clips', 'lead_form', 'pages']

# What one slip breaks: the file, the way to the place, and what is put there (GONE: nothing).
GONE = object()
BROKEN = [
    ('campaign', ['nmae'], 'Lot'),
    ('campaign', ['question'], GONE),
    ('campaign', ['id'], 'Le Lot'),
    ('campaign', ['languages'], 'fr'),
    ('campaign', ['languages', 1], 'english'),
    ('campaign', ['page'], 'http://lot.fr'),
    ('campaign', ['brand', 'accent'], 'jaune'),
    ('campaign', ['idle_seconds'], 3),
    ('campaign', ['idle_seconds'], '45'),
    ('campaign', ['idle_seconds'], 45.5),
    ('campaign', ['hint'], 'x' * 45),
    ('campaign', ['hint'], {'en': 'Touch'}),
    ('campaign', ['hint'], ['Touchez']),
    ('campaign', ['hint'], None),
    ('campaign', ['picture'], 'assets/img/duo-accueil.bmp'),
    ('campaign', ['picture'], '../lot/duo.svg'),
    ('campaign', ['fit'], 'stretch'),
    ('campaign', ['home'], ['professions'] * 7),
    ('campaign', ['venues'], []),
    ('campaign', ['venues', 0, 'touch'], 'oui'),
    ('campaign', ['venues', 0, 'playlist', 0, 'weight'], 11),
    ('campaign', ['venues', 0, 'playlist', 1], {'weight': 2}),
    ('campaign', ['venues', 0, 'hours'], [{'from': '9 heures', 'to': '12:00'}]),
    ('campaign', ['venues', 0, 'hours'], [{'from': '09:00'}]),
    ('campaign', ['events'], [{'id': 'forum', 'name': 'Forum', 'from': '12/03/2026'}]),
    ('campaign', ['events'], [{'id': 'forum', 'name': 'Forum', 'from': '2026-13-03'}]),
    ('professions', ['publics', 0, 'icon'], GONE),
    ('professions', ['professions', 0, 'studies'], 'bac4'),
    ('professions', ['professions', 0, 'vae'], 'peut-être'),
    ('professions', ['professions', 0, 'rome'], '1201'),
    ('professions', ['professions', 0, 'missions'], []),
    ('professions', ['professions', 0, 'figure', 'date'], GONE),
    ('professions', ['professions', 0, 'day_illustration'], 'true'),
    ('clips', ['clips', 0, 'cut'], 'court'),
    ('clips', ['clips', 0, 'seconds'], GONE),
    ('clips', ['clips', 0, 'captions', 'fr'], 'media/lot/lot-long.txt'),
    ('clips', ['clips', 0, 'focus_x'], 1.5),
    ('clips', ['clips', 0, 'focus_x'], 'milieu'),
    ('lead_form', ['notice', 'retention_months'], 25),
    ('lead_form', ['mail_domains', 0], 'gmail'),
    ('lead_form', ['code_prefix'], 'lot'),
    ('lead_form', ['situations'], GONE),
    ('pages', ['pages', 0, 'until'], 'demain'),
    ('pages', ['pages', 0, 'blocks', 0, 'texte'], 'Bonjour'),
    ('pages', ['pages', 0, 'blocks'], []),
]

# Unusual, and still right.
ODD = [
    ('campaign', ['hint'], 2027),
    ('campaign', ['venues', 0, 'hours'], [{'from': '9h30', 'to': '24:00', 'days': ['samedi']}]),
    ('professions', ['professions', 0, 'vae'], 'true'),
    ('professions', ['professions', 0, 'vae'], False),
    ('clips', ['clips', 0, 'focus_x'], 1),
    ('clips', ['clips', 0, 'title'], 40),
    ('pages', ['pages', 0, 'until'], '2027-03-21'),
    ('lead_form', ['notice', 'version'], 3),
]


class Core(yaml.CSafeLoader):
    """YAML 1.2's core schema, by which editors and the reader go: no dates, no « oui »."""


Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (('bool', r'^(?:true|false)$', 'tf'),
                               ('int', r'^-?[0-9]+$', '-0123456789'),
                               ('float', r'^-?[0-9]+\.[0-9]+$', '-0123456789'),
                               ('null', r'^(?:~|null|)$', ['~', 'n', ''])):
    Core.add_implicit_resolver(f'tag:yaml.org,2002:{_tag}', re.compile(_pattern),
                               list(_first))


def put(tree, way, value):
    for step in way[:-1]:
        tree = tree[step]
    if value is GONE:
        del tree[way[-1]]
    else:
        tree[way[-1]] = value


def main():
    root, build = Path(sys.argv[1]), Path(sys.argv[2])
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([build / 'bornectl', 'schema', '-o', folder, '--page', f'{folder}/page.md'],
                       check=True, stdout=subprocess.DEVNULL)
        pairs = [(f'{folder}/{name}.schema.json', root / f'assets/schema/{name}.schema.json')
                 for name in FILES] + [(f'{folder}/page.md', root / 'config/README.md')]
        for made, kept in pairs:
            if Path(made).read_bytes() != kept.read_bytes():
                faults.append(f'{kept} is not what bornectl schema writes; write it again: build/'
                              'bornectl schema -o assets/schema --page config/README.md')
    judges = {}
    for name in FILES:
        schema = json.loads((root / f'assets/schema/{name}.schema.json').read_text('utf-8'))
        jsonschema.Draft202012Validator.check_schema(schema)
        judges[name] = jsonschema.Draft202012Validator(schema)
    trees = {}
    for campaign in sorted((root / 'config/campaigns').iterdir()):
        for name in FILES:
            text = (campaign / f'{name}.yaml').read_text('utf-8')
            wanted = f'# yaml-language-server: $schema=../../../assets/schema/{name}.schema.json\n'
            if not text.startswith(wanted):
                faults.append(f'{campaign.name}/{name}.yaml does not begin with its schema')
            trees[campaign.name, name] = yaml.load(text, Core)
            for error in judges[name].iter_errors(trees[campaign.name, name]):
                faults.append(f'{campaign.name}/{name}.yaml: {error.json_path}: {error.message}')
    for cases, good in ((BROKEN, False), (ODD, True)):
        for name, way, value in cases:
            tree = copy.deepcopy(trees['lot', name])
            put(tree, way, value)
            with tempfile.TemporaryDirectory() as folder:
                lot = shutil.copytree(root / 'config/campaigns/lot', f'{folder}/lot')
                Path(lot, f'{name}.yaml').write_text(
                    yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10000), 'utf-8')
                done = subprocess.run([build / 'bornectl', 'check', '--no-media', lot],
                                      text=True, capture_output=True)
            what = f'{name}.yaml, {way} = {value if value is not GONE else "nothing"!r}'
            if judges[name].is_valid(tree) != good:
                faults.append(f'the schema {"refuses" if good else "takes"} {what}')
            told = good or f'/{name}.yaml:' in done.stderr
            if done.returncode != (0 if good else 1) or not told:
                faults.append(f'the reader {"refuses" if good else "takes"} {what}\n{done.stderr}')
    print(f'{len(trees)} files, {len(BROKEN)} broken and {len(ODD)} odd ones judged')
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
