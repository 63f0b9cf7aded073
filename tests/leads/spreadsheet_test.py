#!/usr/bin/env python3
"""spreadsheet_test.py CSV_TEST: LibreOffice opens a table as `leads open` writes it (csv_test makes it), and saves it anew:
accents, telephones' zeros and what looks like a formula are as they were; nothing was computed."""
import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

# As LibreOffice opens a .csv of this kind when somebody clicks on it: ";" (59), quotes (34), UTF-8 (76);
# and the last figures: every sheet's cells as they are shown, formulas as their result.
FROM = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1'
TO = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1'


def read(text):
    return list(csv.reader(io.StringIO(text.removeprefix('\ufeff'), newline=''), delimiter=';'))


def main():
    with tempfile.TemporaryDirectory(prefix='borne-test.') as folder:
        subprocess.run([sys.argv[1], f'{folder}/contacts.csv'], check=True)
        table = Path(folder, 'contacts.csv').read_bytes().decode('utf-8')
        done = subprocess.run(
            ['soffice', f'-env:UserInstallation=file://{folder}/home', '--headless',
             f'--infilter={FROM}', '--convert-to', 'ods', '--outdir', folder,
             f'{folder}/contacts.csv'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=120, check=False)
        if not Path(folder, 'contacts.ods').exists():
            sys.exit(f'LibreOffice: {done.stdout}')
        subprocess.run(
            ['soffice', f'-env:UserInstallation=file://{folder}/home', '--headless', '--convert-to',
             TO, '--outdir', f'{folder}/again', f'{folder}/contacts.ods'],
            stdout=subprocess.DEVNULL, timeout=120, check=True)
        found, = Path(folder, 'again').iterdir()
        again = found.read_bytes().decode('utf-8')
        content = subprocess.run(['unzip', '-p', f'{folder}/contacts.ods', 'content.xml'],
                                 stdout=subprocess.PIPE, text=True, check=True).stdout
    if 'table:formula' in content:
        sys.exit('a cell was taken for a formula')
    before, after = read(table), read(again)
    if len(before) < 6:
        sys.exit(f'only {len(before)} rows')
    for number, (row, same) in enumerate(zip(before, after, strict=True)):
        for title, cell, shown in zip(before[0], row, same, strict=True):
            # A line end becomes a plain one; a date is a date, shown as the spreadsheet likes.
            if title not in ('Date et heure',) and cell.replace('\r\n', '\n') != shown:
                sys.exit(f'row {number}, {title}: {cell!r} is shown as {shown!r}')
    print(f'{len(before)} rows')


if __name__ == '__main__':
    main()
