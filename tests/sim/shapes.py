"""Fairs whose reports have every shape."""
from fair import Fair


def crowd():
    """Numbers as wide as they get."""
    fair = Fair(days=12, kiosks=1, hours=tuple(range(24)), visits_a_day=100)
    fair.times = 100000
    return fair


# A fair, and the words of `bornectl report` that choose of it.
SHAPES = {
    'month': (lambda: Fair(visits_a_day=60), []),
    'day': (lambda: Fair(days=2, first='2026-11-27', visits_a_day=400), ['--from', '2026-11-28', '--to', '2026-11-28']),
    'hour': (lambda: Fair(days=1, kiosks=1, hours=(14,), visits_a_day=30), []),
    'year': (lambda: Fair(first='2026-01-01', days=365, visits_a_day=8), []),
    'three-years': (lambda: Fair(first='2026-01-01', days=1000, kiosks=1, visits_a_day=2, runs_an_hour=0), []),
    'nobody': (lambda: Fair(days=1, visits_a_day=0, runs_an_hour=0), []),
    'few': (lambda: Fair(days=3, kiosks=2, visits_a_day=9), []),
    'one-metier': (lambda: Fair(days=3, metiers=1, kiosks=2, visits_a_day=100), []),
    'forty-metiers': (lambda: Fair(days=7, metiers=40, visits_a_day=150), []),
    'crowd': (crowd, []),
}
