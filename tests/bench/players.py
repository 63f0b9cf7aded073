"""Borne and its peers, each told to show the same clips full screen, over and over, in silence."""
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/touch'))
import visitor  # noqa: E402

CAPTION_SECONDS = 2
CAPTIONS = [['« On ne fait pas à la place', 'des gens. »'], ['On avance avec eux.'],
            ['Chaque jour est différent,', 'chaque rencontre aussi.']]


class Player:
    """name, as the table says it; package: where to get it; key: short, for options and JSON."""
    key = name = package = None
    overlay = False
    codecs = ('h264', 'vp9', 'hevc')

    def __init__(self, folder):
        """folder: a new one of its own, which anybody may read."""
        self.folder = folder
        folder.mkdir(mode=0o755)

    def missing(self):
        """Why it can't be measured here, or None."""
        return None if shutil.which(self.program) else f'paquet {self.package} absent'

    def version(self):
        return subprocess.run([self.program, '--version'], capture_output=True, text=True,
                              timeout=20, **self.account()).stdout.split('\n')[0]

    def account(self):
        """Arguments of Popen: under whose name it runs."""
        return {}

    def environment(self):
        """What it needs beside the screen's."""
        return {}

    def command(self, clips):
        raise NotImplementedError


class Borne(Player):
    key, name, overlay = 'borne', 'Borne, écran d’accueil', True
    venue = {'sound': 'false', 'qr': 'true'}

    def __init__(self, folder, build):
        super().__init__(folder)
        self.program = build / 'borne'
        self.recruiter = visitor.Recruiter(build, folder / 'recruiter')

    def missing(self):
        return None if self.program.exists() else f'{self.program} absent'

    def campaign(self, clips):
        """The demonstration's, with a venue that shows these clips."""
        into = self.folder / 'campaign'
        if into.exists():
            shutil.rmtree(into)
        shutil.copytree(ROOT / 'config/campaigns/lot', into)
        entries, media = '', into / 'media'
        media.mkdir()
        for clip in clips:
            os.link(clip.path, media / clip.file)
            (media / f'{clip.name}.vtt').write_text(captions_file(clip), encoding='utf-8')
            entries += (f'  - id: {clip.name}\n    cut: short\n    landscape: media/{clip.file}\n'
                        f'    captions:\n      fr: media/{clip.name}.vtt\n'
                        '    title:\n      fr: Assistante de service social\n'
                        '      en: Social worker\n    profession: service-social\n'
                        f'    seconds: {max(1, round(clip.seconds))}\n')
        with open(into / 'clips.yaml', 'a', encoding='utf-8') as stream:
            stream.write('\n' + entries)
        text = (into / 'campaign.yaml').read_text(encoding='utf-8')
        venue = ''.join(f'    {key}: {value}\n' for key, value in self.venue.items())
        (into / 'campaign.yaml').write_text(text.split('\nvenues:')[0] + (
            '\nvenues:\n  - id: bench\n    name:\n      fr: Banc d’essai\n      en: Bench\n'
            f'    playlist: [{", ".join(clip.name for clip in clips)}]\n{venue}'),
            encoding='utf-8')
        return into

    def command(self, clips):
        data = self.folder / 'data'
        self.recruiter.equip(data)  # else it says on the screen that it is a demonstration
        return [self.program, '--fullscreen', '--campaign', self.campaign(clips), '--data', data]


class BareBorne(Borne):
    """The clip and nothing over it, where a venue can ask for that."""
    key, name, overlay = 'borne-bare', 'Borne, boucle nue', False
    venue = {'sound': 'false', 'qr': 'false', 'touch': 'false', 'captions': 'off'}

    def missing(self):
        done = subprocess.run([self.program.with_name('bornectl'), 'check', self.campaign([])],
                              capture_output=True, text=True, timeout=20,
                              stdin=subprocess.DEVNULL)
        return 'un lieu ne sait pas encore se passer de textes' if 'touch' in done.stdout + \
            done.stderr else super().missing()


class Vlc(Player):
    key, name, program, package = 'vlc', 'VLC', 'cvlc', 'vlc-bin'

    def account(self):
        """It refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        user = int(os.environ.get('SUDO_UID', 0)) or 'nobody'
        os.chmod(self.folder, 0o777)
        return {'user': user, 'extra_groups': []}

    def environment(self):
        return {'HOME': str(self.folder)}

    def command(self, clips):
        return ['cvlc', '--vout', 'xcb_x11', '--fullscreen', '--no-video-title-show', '--no-audio',
                '--no-osd', '--no-sub-autodetect-file', '--loop', *(clip.path for clip in clips)]


class Chromium(Player):
    key, name, program, package = 'chromium', 'Chromium', 'chromium', 'chromium'
    codecs = ('h264', 'vp9')  # HEVC only by hardware
    switches = ('--no-sandbox --disable-gpu --disable-quic --no-first-run '
                '--disable-background-networking --disable-component-update --disable-sync '
                '--disable-breakpad --disable-features=Translate --password-store=basic '
                '--autoplay-policy=no-user-gesture-required --kiosk --window-position=0,0 '
                '--window-size=1920,1080 --lang=fr').split()

    def command(self, clips):
        told = {'clips': [clip.path.as_uri() for clip in clips], 'overlay': self.overlay,
                'captions': CAPTIONS}
        page = Path(__file__).with_name('page.html').as_uri()
        return ['chromium', *self.switches, f'--user-data-dir={self.folder}/profile',
                f'{page}#{urllib.parse.quote(json.dumps(told))}']


class OverlaidChromium(Chromium):
    key, name, overlay = 'chromium-overlay', 'Chromium, mêmes textes', True


class Mpv(Player):
    """As it is installed: without a GPU it takes SDL over OpenGL in software."""
    key, name, program, package = 'mpv', 'mpv', 'mpv', 'mpv'
    output = ()

    def command(self, clips):
        return ['mpv', '--no-config', *self.output, '--fs', '--geometry=1920x1080+0+0',
                '--autofit=1920x1080', '--no-osc', '--osd-level=0', '--no-audio',
                '--loop-playlist=inf', *(clip.path for clip in clips)]


class PlainMpv(Mpv):
    """By plain X11, which it says is slow and which is its fastest way without a GPU."""
    key, name = 'mpv-x11', 'mpv --vo=x11'
    output = ('--vo=x11',)


def captions_file(clip):
    """In WebVTT: the captions in turn, to the end of the clip."""
    def time(seconds):
        return f'00:{int(seconds // 60):02}:{seconds % 60:06.3f}'
    text, start, turn = 'WEBVTT\n', 0, 0
    while start < clip.seconds:
        end = min(start + CAPTION_SECONDS, clip.seconds)
        text += f'\n{time(start)} --> {time(end)}\n' + '\n'.join(CAPTIONS[turn]) + '\n'
        start, turn = end, (turn + 1) % len(CAPTIONS)
    return text
