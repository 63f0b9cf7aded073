#!/usr/bin/env python3
"""programs.py ROOT BUILD: what the three programs are linked with, and whether each one's --help
and manual page name the same options."""
import re
import subprocess
import sys
from pathlib import Path

# A program and the libraries it must not carry.
PROGRAMS = {
    'borne': ['libvlc', 'libcurl'],
    'borne-player': ['libsqlite3', 'libsodium', 'libSDL2', 'libcurl'],
    'bornectl': ['libSDL2', 'libvlc'],
}
OPTION = re.compile(r'(?<![\w-])--[a-z][a-z-]*')


def output_of(*command):
    done = subprocess.run(command, text=True, capture_output=True, timeout=30)
    return done.returncode, done.stdout, done.stderr


def page_of(root, program):
    pages = [page for folder in ('src', 'assets', 'config')
             for page in (root / folder).rglob(f'{program}.1')]
    return pages[0] if pages else None


def check(root, build, program, unwanted):
    path = build / program
    if not path.exists():
        yield f'{program}: {path} is not built'
        return
    _, libraries, _ = output_of('ldd', path)
    if 'libc.so' not in libraries:
        yield f'{program}: ldd names no library at all:\n{libraries}'
    for library in unwanted:
        if library in libraries:
            yield f'{program}: is linked with {library}'
    code, text, _ = output_of(path, '--help')
    if code != 0 or not text.strip():
        yield f'{program}: --help gives code {code} and {len(text)} characters on standard output'
    code, version, _ = output_of(path, '--version')
    if code != 0 or not re.search(r'\d+\.\d+\.\d+', version):
        yield f'{program}: --version gives code {code} and {version!r}'
    page = page_of(root, program)
    if page is None:
        yield f'{program}: no {program}.1 under src/, assets/ or config/'
        return
    # roff writes a hyphen-minus as \-
    written = set(OPTION.findall(page.read_text(encoding='utf-8').replace('\\-', '-')))
    told = set(OPTION.findall(text))
    for option in sorted(told - written):
        yield f'{program}: {option} is in --help but not in {page.name}'
    for option in sorted(written - told):
        yield f'{program}: {option} is in {page.name} but not in --help'
    code, _, complaints = output_of(
        'env', 'LC_ALL=C.UTF-8', 'MANROFFSEQ=', 'MANWIDTH=80',
        'man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page)
    if code != 0 or complaints:
        yield f'{page.name}: man complains: {complaints}'


def main():
    root, build = Path(sys.argv[1]), Path(sys.argv[2])
    faults = [fault for program, unwanted in PROGRAMS.items()
              for fault in check(root, build, program, unwanted)]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
