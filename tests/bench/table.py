"""Plain tables of figures, as French readers expect them."""
import sys


def number(value, digits):
    return '–' if value is None else f'{value:.{digits}f}'.replace('.', ',')


def print_table(head, rows):
    """The first column leans left, the others right; a row of two cells is a name and a remark."""
    full = [row for row in rows if len(row) == len(head)]
    widths = [max(len(str(row[i])) for row in [head, *full]) for i in range(len(head))]
    widths[0] = max([widths[0]] + [len(row[0]) for row in rows])

    def line(row):
        return '  '.join([row[0].ljust(widths[0])] + [
            str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:])]).rstrip()
    print()
    print(line(head))
    for row in rows:
        print(line(row) if len(row) == len(head) else f'{row[0].ljust(widths[0])}  {row[1]}')


def say(words):
    if sys.stderr.isatty():
        print(f'\r\033[K{words}', end='', file=sys.stderr, flush=True)
