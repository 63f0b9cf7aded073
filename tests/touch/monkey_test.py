#!/usr/bin/env python3
"""monkey_test.py BUILD COUNT [sanitized]: that many random touches and keys, on a real touch device
and keyboard, and the mark held now and then. Borne stays: no crash, one window, full screen, with
the keys; nobody gets past the staff's pad, and from every screen there is a way home; in the second half the memory stays (not asked of a sanitized build); every lead that
was saved opens, whole. SEED repeats a run."""
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import staff
import visitor
from kiosk import Failure, Kiosk, expect, programs_from_arguments
from windows import Windows

SIZES = ((1080, 1920), (1920, 1080))
LOOK_EVERY, HOME_EVERY, VISIT_EVERY = 20, 200, 2500
MOST_STEPS_HOME = 8
MOST_GROWTH_MB = 10
HAND_SECONDS = .35  # in which fingers are of one hand
HOLD_SECONDS = .6  # longer than a long press takes
KNOCK_FIRST, KNOCK_EVERY, KNOCK_ACTS = 40, 2000, 25
# A press of one of these leads home, in the end.
WAYS = ('dock.home', 'thanks.done', 'idle_warning.stay', 'attract.touch')
LEAVES = ('.done', '.close', '.back')

# X's codes of a PC's keys.
TAB, RETURN, ESCAPE, UP, DOWN, LEFT, RIGHT = 23, 36, 9, 111, 116, 113, 114
SHIFT, CONTROL, ALT, SUPER, BACKSPACE, DELETE, SPACE = 50, 37, 64, 133, 22, 119, 65
LETTERS = [*range(10, 20), *range(24, 34), *range(38, 47), *range(52, 61)]
FUNCTIONS = [*range(67, 77), 95, 96]
OTHERS = [107, 110, 112, 115, 117, 118, 127, 135, 172, 173, 121, 122, 123, 166, 180, 225]
MOVES = [TAB, TAB, TAB, TAB, RETURN, RETURN, ESCAPE, UP, DOWN, LEFT, RIGHT, BACKSPACE]


class Monkey:
    def __init__(self, kiosk, dice):
        self.kiosk, self.dice = kiosk, dice
        self.width, self.height = kiosk.size
        self.fingers, self.windows = kiosk.fingers, Windows(kiosk.screen)
        self.done = 0
        self.points, self.places = 0, {}  # touches that Borne was sent; where each finger is
        self.window = self.only_window()
        self.acts = [(34, self.tap_something), (14, self.tap_anywhere), (9, self.drag),
                     (8, self.fling), (5, self.two_fingers), (3, self.palm), (1, self.hold),
                     (14, self.walk), (6, self.type), (5, self.chord), (1, self.close)]

    # What it does

    def anywhere(self):
        return self.dice.randrange(self.width), self.dice.randrange(self.height)

    def point(self, act, place, finger=1):
        """A move that goes nowhere is no touch: SDL leaves it out."""
        place = tuple(map(round, place))
        if act == self.fingers.move and place == self.places[finger]:
            return
        act(*place, finger)
        self.places[finger] = place
        self.points += 1

    def tap(self, place):
        self.point(self.fingers.down, place)
        self.point(self.fingers.up, place)

    def tap_something(self):
        self.kiosk.trace.read()
        nodes = [node for node in self.kiosk.trace.nodes.values() if node.w > 0 and node.h > 0]
        self.tap(self.dice.choice(nodes).middle() if nodes else self.anywhere())

    def tap_anywhere(self):
        self.tap(self.anywhere())

    def stroke(self, begin, end, steps):
        self.point(self.fingers.down, begin)
        for step in range(1, steps + 1):
            self.point(self.fingers.move, tuple(
                a + (b - a) * step / steps for a, b in zip(begin, end)))
        self.point(self.fingers.up, end)

    def drag(self):
        self.stroke(self.anywhere(), self.anywhere(), self.dice.randint(1, 12))

    def fling(self):
        x, y = self.anywhere()
        self.stroke((x, y), (x, self.dice.randrange(self.height)), 4)

    def two_fingers(self):
        """In any order, and from anywhere to anywhere."""
        self.point(self.fingers.down, self.anywhere(), 1)
        self.point(self.fingers.down, self.anywhere(), 2)
        for _ in range(self.dice.randint(0, 8)):
            self.point(self.fingers.move, self.anywhere(), self.dice.choice((1, 2)))
        for finger in self.dice.sample((1, 2), 2):
            self.point(self.fingers.up, self.anywhere(), finger)

    def palm(self):
        count, (x, y) = self.dice.randint(3, 10), self.anywhere()

        def near():
            return tuple(min(max(a + self.dice.randint(-150, 150), 0), most - 1)
                         for a, most in zip((x, y), (self.width, self.height)))
        for finger in range(1, count + 1):
            self.point(self.fingers.down, near(), finger)
        for finger in self.dice.sample(range(1, count + 1), count):
            self.point(self.fingers.up, near(), finger)

    def hold(self):
        self.kiosk.trace.read()
        keys = self.kiosk.nodes('key')
        place = self.dice.choice(keys).middle() if keys else self.anywhere()
        self.point(self.fingers.down, place)
        time.sleep(HOLD_SECONDS)  # how long a finger rests; nothing is waited for
        self.point(self.fingers.up, self.dice.choice((place, self.anywhere())))

    def walk(self):
        for _ in range(self.dice.randint(1, 6)):
            key = self.dice.choice(MOVES)
            self.kiosk.screen.press_chord(*(
                (SHIFT, key) if self.dice.random() < .15 else (key,)))

    def type(self):
        for _ in range(self.dice.randint(1, 10)):
            self.kiosk.screen.press_chord(self.dice.choice(LETTERS + [SPACE]))

    def chord(self):
        held = self.dice.choice(((), (ALT,), (CONTROL,), (CONTROL, ALT), (SUPER,), (SHIFT,),
                                 (CONTROL, SHIFT), (ALT, SHIFT)))
        self.kiosk.screen.press_chord(*held, self.dice.choice(
            FUNCTIONS * 2 + OTHERS + [TAB, ESCAPE, DELETE, BACKSPACE, SPACE, *LETTERS]))

    def close(self):
        """Alt+F4 is the window manager's, and it asks the window to close."""
        self.kiosk.screen.press_chord(ALT, FUNCTIONS[3])
        self.windows.close(self.window)

    def knock(self):
        """As staff do; then at the pad whatever comes."""
        self.go_home()
        staff.hold_mark(self.kiosk)
        self.points += 2  # its finger came, and left
        for _ in range(KNOCK_ACTS):
            self.act()

    def act(self):
        shares, acts = zip(*self.acts)
        self.dice.choices(acts, shares)[0]()

    # What must hold

    def only_window(self):
        windows = self.windows.shown()
        expect(len(windows) == 1, f'these windows can be seen: {windows}')
        expect(windows[0].place == (0, 0, self.width, self.height),
               f'the window is not full screen: {windows[0]}')
        focused = self.windows.focused()
        expect(focused in (1, windows[0].number),  # 1: the one under the pointer, so this one
               f'the keys go to {focused:#x}, not to {windows[0]}')
        return windows[0]

    def way(self):
        """A thing on show that leads home, or None."""
        nodes = self.kiosk.trace.nodes
        named = [name for name in WAYS if name in nodes] or [
            name for name in nodes if name.endswith(LEAVES)]
        return nodes[named[0]] if named else None

    def catch_up(self):
        """Until Borne took in all keys and touches: the last are of three fingers, and do nothing."""
        self.windows.focused()  # the server has handed the keys on
        for finger in (1, 2, 3):
            self.point(self.fingers.down, (8 * finger, 0), finger)
        for finger in (1, 2, 3):
            self.point(self.fingers.up, (8 * finger, 0), finger)
        trace = self.kiosk.trace
        self.kiosk.wait(lambda: trace.count('input', kind='touch') >= self.points,
                        'all touches taken in')

    def look(self):
        """It stands as it should."""
        self.catch_up()
        expect(self.only_window().number == self.window.number, 'it is another window')
        expect_no_staff(self.kiosk)
        self.kiosk.wait(lambda: self.kiosk.trace.screen == 'home' or self.way(),
                        f'a way home from {self.kiosk.trace.screen}')

    def go_home(self):
        for _ in range(MOST_STEPS_HOME):
            self.look()
            if self.kiosk.trace.screen == 'home':
                return
            if self.kiosk.trace.screen == 'attract':
                self.wake()
            else:
                self.tap(self.way().middle())
        raise Failure(f'not home after {MOST_STEPS_HOME} steps')

    def wake(self):
        """The touch is sure to be none of the hand that went before."""
        time.sleep(HAND_SECONDS)  # how long that may last; nothing is waited for
        self.tap(self.kiosk.node('attract.touch').middle())
        self.kiosk.wait_screen('home', 'profession')

    def quit(self):
        """The loop is on, for the next one."""
        self.go_home()
        self.tap(self.kiosk.node('dock.quit').middle())
        self.kiosk.wait_screen('attract')

    def play(self, count):
        for done in range(1, count + 1):
            self.act()
            self.done += 1
            if self.done % KNOCK_EVERY == KNOCK_FIRST:
                self.knock()
            if done % LOOK_EVERY == 0:
                self.look()
            if done % HOME_EVERY == 0:
                self.go_home()


def expect_no_staff(kiosk):
    """The pad is as far as anybody came."""
    behind = {screen for screen in kiosk.trace.screens() if screen.startswith('staff')}
    expect(behind <= {'staff_code'}, f'without the code: {behind}')


def visit(monkey, dice):
    """Somebody comes in between, and wants to be called."""
    person, kiosk = visitor.some_person(dice), monkey.kiosk
    monkey.quit()
    visitor.wake(kiosk)
    kiosk.tap('home.lead_form')
    visitor.fill_form(kiosk, person)
    visitor.send(kiosk)
    kiosk.tap('thanks.done')
    kiosk.wait_screen('attract')
    monkey.points = kiosk.trace.count('input', kind='touch')
    return kiosk.trace.events_of('lead')[-1]['id'], person


def megabytes(pid):
    """Of its own: how much of a shared library counts depends on how many players run."""
    return sum(int(line.split()[1]) / 1024
               for line in Path(f'/proc/{pid}/smaps_rollup').read_text().splitlines()
               if line.startswith('Private_'))


def memory(kiosk):
    """Without the pictures and letters that are kept: these grow to a limit of their own, sooner
    or later by what was on show."""
    kept = kiosk.trace.events_of('visit')[-1]['kept_bytes'] / (1 << 20)
    now = megabytes(kiosk.process.pid)
    print(f'{now:.0f} MB, {kept:.0f} of them kept to a limit', flush=True)
    return now - kept


def assert_leads(kiosk, recruiter, people):
    """Every lead that the trace told of opens, with all that a lead must have; those of visitors
    are what they typed."""
    rows = {row['Identifiant']: row for row in recruiter.open(kiosk.data)}
    saved = [event['id'] for event in kiosk.trace.events_of('lead')]
    expect(sorted(rows) == sorted(saved), f'{len(rows)} leads opened, {len(saved)} were saved')
    for row in rows.values():
        whole = row['Prénom'] and row['Référence'] and row['15 ans ou plus'] == 'oui' and (
            row['Adresse e-mail'] or row['Téléphone'])
        expect(whole, f'a lead that is not whole: {row}')
    for name, person in people:
        visitor.assert_same(rows[name], person, [])
    return len(saved)


def run(build, size, count, dice, recruiter):
    def equip(data):
        recruiter.equip(data)
        staff.set_code(build, data)
    with Kiosk(build / 'borne', size, failures=build / 'failures', before=equip) as kiosk:
        kiosk.wait_screen('attract')
        monkey, people, before, done = Monkey(kiosk, dice), [], 0, 0
        while done < count:
            share = min(VISIT_EVERY, count - done)
            monkey.play(share)
            done += share
            people.append(visit(monkey, dice))
            print(f'{done} of {count}, ', end='')
            now = memory(kiosk)
            if done >= count / 2:  # once all was on show
                before = before or now
        expect(monkey.kiosk.trace.screens().count('staff_code') > 0, 'the pad never came')
        expect('sanitized' in sys.argv or now - before < MOST_GROWTH_MB,
               f'{now - before:.0f} MB more than in the middle')
        expect(kiosk.stop() == 0, 'Borne did not end well')
        print(f'{assert_leads(kiosk, recruiter, people)} leads', flush=True)


def main():
    build, count = programs_from_arguments(), int(sys.argv[2])
    seed = os.environ.get('SEED', str(random.randrange(1 << 32)))
    print(f'SEED={seed}', flush=True)
    dice = random.Random(seed)
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix='borne-recruiter.') as folder:
            run(build, size, count // len(SIZES), dice, visitor.Recruiter(build, folder))


if __name__ == '__main__':
    main()
