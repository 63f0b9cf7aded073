#!/usr/bin/env python3
"""house.py ROOT: the rules of the house that a compiler doesn't check. Prints each breach as
file:line: what is wrong; exit code 1 when there is one."""
import re
import sys
from pathlib import Path

# Bottom to top: a file includes its own room and those before it.
ROOMS = 'base content leads packs daybook report staff video ui wings kiosk remote sync'.split()
# bornectl stands beside the kiosk; the daybook knows no campaign; the programs each see one room and base.
MAY_USE = {
    'ctl': {'base', 'content', 'leads', 'packs', 'daybook', 'report', 'staff', 'remote', 'sync', 'ctl'},
    # The network is bornectl's alone: the kiosk can't even link it.
    'remote': {'base', 'content', 'remote'},
    'sync': {'base', 'content', 'leads', 'packs', 'daybook', 'staff', 'remote', 'sync'},
    'daybook': {'base', 'leads', 'daybook'},
    'report': {'base', 'daybook', 'report'},
    'borne.c': {'base', 'kiosk'},
    'bornectl.c': {'base', 'ctl'},
    'borne-player.c': {'base', 'video'},
}
# The kit knows no lead and no campaign: of content it takes the colours only.
UI_MAY_USE = {'content/brand.h'}
UI_MAY_NOT = {'leads', 'packs', 'daybook', 'report'}

# What each library's headers look like, where they may be included, in how many files at most.
LIBRARIES = [
    ('libvlc', r'vlc/', r'video/player\.c', 1),
    ('libvlccore', r'vlc_', r'video/plugin\.c', 1),
    ('libseccomp', r'seccomp\.h', r'video/calls\.c', 1),
    ('SQLite', r'sqlite3\.h', r'(leads/store|sync/collected)_inside\.h', 2),
    ('libsodium', r'sodium(\.h|/)', r'leads/seal(_file)?\.c|staff/pin\.c', 3),
    ('libcurl', r'curl/', r'remote/http_inside\.h', 1),
    ('Expat', r'expat', r'remote/xml\.c', 1),
    ('libyaml', r'yaml\.h', r'content/yaml\.c', 1),
    ('libarchive', r'archive(_entry)?\.h', r'packs/tar\.c', 1),
    ('libudev', r'libudev\.h', r'staff/usb\.c', 1),
    ('libX11', r'X11/', r'ui/fullscreen\.c', 1),
    ('fribidi', r'fribidi\.h', r'ui/bidi\.c', 1),
    ('libgcrypt', r'gcrypt\.h', r'leads/seal_digest\.c|remote/digest\.c', 2),
    ('SDL', r'SDL', r'(ui|kiosk)/.*', None),
]
MOST_LINES = 600
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def lines_of(text, pattern):
    for found in re.finditer(pattern, text):
        yield text.count('\n', 0, found.start()) + 1, found


def room_fault(file, header):
    """Why this file (below src/) may not include this header, or None."""
    room, target = file.parts[0], header.split('/')[0]
    if target not in ROOMS + ['ctl']:
        return None if '/' not in header else f'"{header}" is in no room of the house'
    if room in MAY_USE:
        allowed = MAY_USE[room]
    else:
        allowed = set(ROOMS[:ROOMS.index(room) + 1])
    if target not in allowed:
        return f'{room} may not include "{header}": its includes go to {", ".join(sorted(allowed))}'
    if room == 'ui' and (target in UI_MAY_NOT or target == 'content' and header not in UI_MAY_USE):
        return f'ui knows no campaign and no lead: "{header}"'
    if room == target == 'wings' and file.name != 'wings.c':  # the table of all wings
        wing, other = file.parts[1:-1], header.split('/')[1:-1]
        if other and wing != tuple(other):
            return f'a wing includes another wing: "{header}"; they meet through intents'
    return None


def check_includes(root, fault):
    src = root / 'src'
    users = {name: [] for name, *_ in LIBRARIES}
    for path in sorted(src.rglob('*.[ch]')):
        file, text = path.relative_to(src), path.read_text(encoding='utf-8')
        if len(file.parts) > 1 and file.parts[0] not in ROOMS + ['ctl']:
            fault(path, 1, f'{file.parts[0]}/ is no room of the house ({" ".join(ROOMS)} ctl)')
            continue
        if len(file.parts) == 1 and file.name not in MAY_USE:
            fault(path, 1, 'a file outside the rooms: only the three programs are here')
            continue
        for line, found in lines_of(text, INCLUDE):
            mark, header = found.groups()
            if mark == '"':
                why = room_fault(file, header)
                if why:
                    fault(path, line, why)
            for name, shape, where, _ in LIBRARIES:
                if re.match(shape, header):
                    users[name].append(path)
                    if not re.fullmatch(where, str(file)):
                        fault(path, line, f'<{header}> stands outside {where}')
    for name, _, _, most in LIBRARIES:
        files = sorted(set(users[name]))
        if most is not None and len(files) > most:
            fault(files[-1], 1, f'{name} is seen by {len(files)} files, at most {most} may')


def check_files(root, fault):
    places = [root / 'dev', *(root / '.ci').glob('*')]
    for folder in ('src', 'tests', 'media', 'assets', 'config'):
        places += (root / folder).rglob('*')
    places.append(root / 'CMakeLists.txt')
    for path in sorted(places):
        if not path.is_file():
            continue
        if path.suffix in ('.c', '.h', '.py', '.sh') or path.name == 'dev':
            count = path.read_text(encoding='utf-8').count('\n')
            if count > MOST_LINES:
                fault(path, count, f'{count} lines: split it before {MOST_LINES}')
        if path.name == 'CMakeLists.txt' or path.suffix == '.cmake':
            for line, _ in lines_of(path.read_text(encoding='utf-8'), r'file\s*\(\s*GLOB'):
                fault(path, line, 'file(GLOB: name the sources one by one')


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
    faults = []

    def fault(path, line, what):
        faults.append(f'{path.relative_to(root)}:{line}: {what}')

    if not (root / 'src').is_dir():
        sys.exit(f'house.py: {root} has no src/')
    check_includes(root, fault)
    check_files(root, fault)
    for line in faults:
        print(line, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
