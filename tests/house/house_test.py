#!/usr/bin/env python3
"""Feeds wrong trees to house.py: each must be refused, with the words that help."""
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKER = Path(__file__).with_name('house.py')

# A tree as {file: text}, and the words the checker must say (none: the tree is good).
CASES = [
    ('a good house', {
        'src/borne.c': '#include "kiosk/kiosk.h"\n',
        'src/ui/canvas.c': '#include "base/log.h"\n#include <SDL.h>\n',
        'src/ui/theme.h': '#include "content/brand.h"\n',
        'src/wings/feed/screen.c': '#include "wings/feed/feed.h"\n#include "wings/wing.h"\n'
                                   '#include "ui/canvas.h"\n',
        'src/wings/wings.c': '#include "wings/feed/feed.h"\n',
        'src/ctl/check.c': '#include "content/campaign.h"\n#include "leads/store.h"\n',
        'src/video/player.c': '#include <vlc/vlc.h>\n',
    }, None),
    ('an include upwards', {'src/base/log.c': '\n#include "content/text.h"\n'},
     'src/base/log.c:2: base may not include "content/text.h"'),
    ('a lead in the kit', {'src/ui/list.c': '#include "leads/lead.h"\n'},
     'ui knows no campaign and no lead'),
    ('a campaign in the kit', {'src/ui/list.c': '#include "content/campaign.h"\n'},
     'ui knows no campaign and no lead'),
    ('a wing in a wing', {'src/wings/feed/feed.c': '#include "wings/attract/attract.h"\n'},
     'a wing includes another wing'),
    ('a wing in what wings share', {'src/wings/page.c': '#include "wings/feed/feed.h"\n'},
     'a wing includes another wing'),
    ('bornectl with the kit', {'src/ctl/list.c': '#include "ui/type.h"\n'},
     'ctl may not include "ui/type.h"'),
    ('the player with leads', {'src/borne-player.c': '#include "leads/lead.h"\n'},
     'borne-player.c may not include'),
    ('an unknown room', {'src/extras/x.c': '\n'}, 'is no room of the house'),
    ('a header of no room', {'src/base/x.c': '#include "other/x.h"\n'}, 'is in no room'),
    ('a file outside the rooms', {'src/helper.c': '\n'}, 'a file outside the rooms'),
    ('libvlc twice', {'src/video/player.c': '#include <vlc/vlc.h>\n',
                      'src/video/probe.c': '#include <vlc/libvlc.h>\n'},
     'libvlc is seen by 2 files'),
    ('SQLite elsewhere', {'src/ctl/count.c': '#  include  <sqlite3.h>\n'},
     '<sqlite3.h> stands outside'),
    ('libcurl elsewhere', {'src/kiosk/net.c': '#include <curl/curl.h>\n'}, 'stands outside'),
    ('libyaml elsewhere', {'src/content/clip.c': '#include <yaml.h>\n'}, 'stands outside'),
    ('libsodium elsewhere', {'src/leads/lead.c': '#include <sodium.h>\n'}, 'stands outside'),
    ('SDL in the leads', {'src/leads/lead.c': '#include <SDL2/SDL.h>\n'}, 'stands outside'),
    ('libgcrypt in the kiosk', {'src/kiosk/kiosk.c': '#include <gcrypt.h>\n'}, 'stands outside'),
    ('libarchive elsewhere', {'src/ctl/install.c': '#include <archive.h>\n'}, 'stands outside'),
    ('libudev elsewhere', {'src/staff/stick.c': '#include <libudev.h>\n'}, 'stands outside'),
    ('a pack in the kit', {'src/ui/list.c': '#include "packs/pack.h"\n'},
     'ui knows no campaign and no lead'),
    ('sources by pattern', {'src/CMakeLists.txt': 'file( GLOB x *.c)\n'}, 'file(GLOB'),
    ('a giant', {'src/base/log.c': '\n' * 601}, '601 lines'),
    ('a giant test', {'src/base/log.c': '\n', 'tests/base/log_test.c': '\n' * 700}, '700 lines'),
]


def judge(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        return subprocess.run([sys.executable, CHECKER, folder], text=True, capture_output=True)


def main():
    bad = 0
    for name, files, words in CASES:
        done = judge(files)
        good = done.returncode == 0 if words is None else (
            done.returncode == 1 and words in done.stderr)
        if not good:
            bad += 1
            print(f'{name}: code {done.returncode}, expected {words or "no fault"!r}, got:\n'
                  f'{done.stderr}', file=sys.stderr)
    print(f'{len(CASES) - bad} of {len(CASES)} trees judged rightly')
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
