#!/usr/bin/env python3
"""visit.py --borne PROGRAM: how fast Borne is here, judged from outside on a virtual screen:
start, answers to touches, processor and memory. Speaks French: people read it."""
import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from measure import family, memory_megabytes, processor_seconds

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'touch'))
import visitor  # noqa: E402
from kiosk import Kiosk, need_root  # noqa: E402

SIZE = (1920, 1080)
LOOP_SECONDS, STILL_SECONDS = 20, 10
AWAKE_SECONDS = 10  # by then other pages are drawn ahead, and the hint has been
PERSON = visitor.Person('Zoé', 'Exemple', 'zoe.exemple@gmail.com')


def share_of_a_core(pid, seconds):
    before = processor_seconds(family(pid))
    time.sleep(seconds)
    return (processor_seconds(family(pid)) - before) / seconds


def first_picture(kiosk, started):
    """Seconds from the start of the process to something on the glass."""
    while kiosk.picture().brightness() < 4:
        kiosk.trace.read()
    return time.monotonic() - started


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--borne', required=True)
    borne = os.path.abspath(parser.parse_args().borne)
    need_root()  # Borne lets nobody else look at its memory
    with Kiosk(borne, SIZE) as kiosk:
        started = time.monotonic()
        pid = kiosk.process.pid
        print(f'Premier écran          {first_picture(kiosk, started):6.2f} s')
        kiosk.wait(lambda: kiosk.trace.count('clip', at='start'), 'a clip')
        print(f'Boucle vidéo           {share_of_a_core(pid, LOOP_SECONDS):6.2f} cœur')
        print(f'Mémoire                {memory_megabytes(family(pid)):6.0f} Mo')
        visitor.wake(kiosk)
        time.sleep(AWAKE_SECONDS)
        print(f'Écran immobile         {share_of_a_core(pid, STILL_SECONDS) * 100:6.2f} % d’un cœur')
        kiosk.tap('home.lead_form')
        visitor.fill_form(kiosk, PERSON)
        times = sorted(event['after_input_ms'] for event in kiosk.trace.events
                       if event['ev'] == 'present')
        print(f'Toucher → image        {statistics.median(times):6.0f} ms au milieu, '
              f'{times[int(.95 * len(times))]} ms à 95 % ({len(times)} touchers)')


if __name__ == '__main__':
    main()
