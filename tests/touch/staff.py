"""What staff do at the kiosk: the mark held, the code, and what is behind it."""
import json
import subprocess

from kiosk import expect

CODE = '937025'
HOLD_SECONDS = 8  # the most that 5 s of holding may take


def set_code(build, data, code=CODE, *words):
    data.mkdir(parents=True, exist_ok=True)
    (data.parent / 'code').write_text(code + '\n')
    subprocess.run([build / 'bornectl', 'pin', '-d', data, '--code-file', data.parent / 'code',
                    *words], check=True, stdout=subprocess.DEVNULL)


def set_tries(data, wrong, left_ms):
    (data / 'staff.tries').write_text(
        json.dumps({'v': 1, 'wrong': wrong, 'left_ms': left_ms}) + '\n')


def read_tries(data):
    return json.loads((data / 'staff.tries').read_text())


def hold_mark(kiosk):
    """A finger on the brand's mark until the pad is there."""
    mark = kiosk.wait_node('brand')
    x, y = mark.x + 30, mark.y + mark.h // 2
    kiosk.fingers.down(x, y)
    kiosk.wait_screen('staff_code', seconds=HOLD_SECONDS)
    kiosk.fingers.up(x, y)


def type_code(kiosk, code=CODE):
    for digit in code:
        kiosk.tap(f'staff_code.{digit}')
    kiosk.tap('staff_code.send')


def enter(kiosk):
    hold_mark(kiosk)
    type_code(kiosk)
    kiosk.wait_screen('staff')


def assert_code_unwritten(kiosk, code=CODE):
    """Neither the trace nor what Borne said tells the code, nor in which order keys were hit."""
    kiosk.trace.read()
    written = kiosk.trace.path.read_text() + (kiosk.folder / 'stderr').read_text()
    expect(code not in written, 'the code is in the trace or the log')
