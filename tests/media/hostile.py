"""Files that no player likes, made from short clips of each codec and container: cut, flipped,
lying about themselves, or no film at all. The same ones each time; kept in a folder, made once."""
import gzip
import os
import random
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

VERSION = '2'  # of this file's results: change it when they change
SECONDS = 2
FLIPS = 6      # files with flipped bytes for each base, in its head and in its payload

H264 = ['-c:v', 'libx264', '-preset', 'veryfast']
BASES = {
    'h264.mp4': [*H264, '-movflags', '+faststart'],
    'h264-late.mp4': H264,
    'h264-parts.mp4': [*H264, '-g', '12', '-movflags', '+frag_keyframe+empty_moov'],
    'hevc.mp4': ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1',
                 '-x265-params', 'log-level=error'],
    'av1.mp4': ['-c:v', 'libaom-av1', '-cpu-used', '8', '-usage', 'realtime'],
    'vp9.mp4': ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
    'h264.mkv': H264,
    'hevc.mkv': ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error'],
    'vp8.webm': ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'],
    'vp9.webm': ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
    'av1.webm': ['-c:v', 'libaom-av1', '-cpu-used', '8', '-usage', 'realtime'],
}
CONTAINERS = {b'moov', b'trak', b'mdia', b'minf', b'stbl', b'edts', b'dinf', b'moof', b'traf'}


def ffmpeg(*words):
    subprocess.run(['ffmpeg', '-nostdin', '-loglevel', 'error', '-y', *map(str, words)],
                   check=True, stdin=subprocess.DEVNULL, timeout=120)


def picture_source(size='320x180', rate=25, seconds=SECONDS):
    return ['-f', 'lavfi', '-i', f'testsrc2=size={size}:rate={rate}:duration={seconds}']


def boxes(data, start=0, end=None):
    """(place, size, type) of every box of an MP4 file, those within others too."""
    end = len(data) if end is None else end
    while start + 8 <= end:
        size, kind = struct.unpack_from('>I4s', data, start)
        if size < 8:
            return
        yield start, size, kind
        if kind in CONTAINERS:
            yield from boxes(data, start + 8, min(start + size, end))
        start += size


def clusters(data):
    """Where the clusters and the other large parts of a Matroska file begin."""
    marks = b'\x1f\x43\xb6\x75', b'\x15\x49\xa9\x66', b'\x16\x54\xae\x6b', b'\x1c\x53\xbb\x6b'
    return sorted(found.start() for mark in marks for found in re.finditer(re.escape(mark), data))


class Maker:
    def __init__(self, folder):
        self.folder, self.bases = folder, {}
        self.dice = random.Random(3)

    def put(self, name, data):
        (self.folder / name).write_bytes(data)

    def make_bases(self):
        for name, words in BASES.items():
            path = self.folder / f'whole-{name}'
            ffmpeg(*picture_source(), '-pix_fmt', 'yuv420p', *words, path)
            self.bases[name] = path.read_bytes()

    def cut(self):
        """At each box or cluster, and inside it."""
        for name in ('h264.mp4', 'h264-late.mp4', 'h264-parts.mp4', 'hevc.mp4'):
            data, stem = self.bases[name], name.replace('.', '-')
            places = {at for at, _, _ in boxes(data)} | {
                at + size // 2 for at, size, _ in boxes(data)}
            for at in sorted(places - {0}):
                self.put(f'cut-{stem}-{at}.mp4', data[:at])
        for name in ('h264.mkv', 'vp9.webm', 'vp8.webm', 'av1.webm'):
            data, (stem, ending) = self.bases[name], name.split('.')
            marks = clusters(data)
            inside = {len(data) * part // 8 for part in range(1, 8)}
            for at in sorted(set(marks) | {mark + 5 for mark in marks} | inside):
                self.put(f'cut-{stem}-{at}.{ending}', data[:at])

    def flip(self):
        """Bytes at random: a few in the head, or many in the pictures."""
        for name, data in self.bases.items():
            stem, ending = name.split('.')
            for turn in range(FLIPS):
                spoilt = bytearray(data)
                head = turn % 2 == 0
                for _ in range(4 + 6 * turn):
                    at = (self.dice.randrange(min(1500, len(data))) if head
                          else self.dice.randrange(min(1500, len(data) // 4), len(data)))
                    spoilt[at] ^= 1 << self.dice.randrange(8)
                self.put(f'flip-{"head" if head else "body"}-{stem}-{turn}.{ending}', spoilt)

    def change(self, name, kind, edit, base='h264.mp4'):
        """One box of a whole MP4 file, rewritten by edit(body) in place."""
        data = bytearray(self.bases[base])
        at, size, _ = next(box for box in boxes(data) if box[2] == kind)
        body = bytearray(data[at + 8:at + size])
        edit(body)
        data[at + 8:at + size] = body[:size - 8].ljust(size - 8, b'\0')
        self.put(f'{name}.mp4', data)

    def lie(self):
        """Heads that say what isn't: sizes, times, places, edit lists."""
        def number(at, value, form='>I'):
            return lambda body: struct.pack_into(form, body, at, value)

        for name, value in (('zero', 0), ('endless', 0xffffffff), ('minute', 60000), ('one', 1)):
            self.change(f'duration-{name}', b'mvhd', number(16, value))
            self.change(f'track-duration-{name}', b'tkhd', number(20, value))
            self.change(f'media-duration-{name}', b'mdhd', number(16, value))
        for value in (0, 1, 7, 0xffffffff, 1 << 31):
            self.change(f'timescale-{value}', b'mdhd', number(12, value))
            self.change(f'movie-timescale-{value}', b'mvhd', number(12, value))
        for name, value in (('negative', -1 & 0xffffffff), ('far', 0x7fffffff), ('half', 12800)):
            self.change(f'edit-{name}', b'elst', number(12, value))
        self.change('edit-many', b'elst', number(4, 0xffffffff))
        self.change('edit-long', b'elst', number(8, 0xffffffff))
        for value in (0, 1, 0xffff, 0xffffffff):
            self.change(f'samples-{value}', b'stsz', number(8, value))
            self.change(f'times-{value}', b'stts', number(4, value))
            self.change(f'step-{value}', b'stts', number(12, value))
            self.change(f'chunks-{value}', b'stco', number(4, value))
            self.change(f'chunk-at-{value}', b'stco', number(8, value))
            self.change(f'runs-{value}', b'stsc', number(4, value))
        for name, width, height in (('huge', 16384, 16384), ('none', 0, 0), ('thin', 1, 16384),
                                    ('wild', 65535, 65535)):
            self.change(f'size-{name}', b'stsd', lambda body, w=width, h=height:
                        struct.pack_into('>HH', body, 40, w, h))
        self.change('codec-unknown', b'stsd', lambda body: body.__setitem__(
            slice(12, 16), b'zzzz'))
        self.change('reference', b'dref', lambda body: body.__setitem__(
            slice(4, len(body)), b'\0\0\0\1\0\0\0\x1curl \0\0\0\0http://127.0.0.1'[:len(body) - 4]))
        data = self.bases['h264.mp4']
        for at, _, kind in list(boxes(data)):
            if kind in (b'moov', b'mdat', b'trak', b'stbl', b'stsd', b'avc1'):
                for name, size in (('huge', 0x7fffffff), ('zero', 0), ('tiny', 9)):
                    spoilt = bytearray(data)
                    struct.pack_into('>I', spoilt, at, size)
                    self.put(f'box-{kind.decode()}-{name}.mp4', spoilt)
        for name, size in (('huge', b'\x01\x7f\xff\xff\xff\xff\xff\xff'), ('zero', b'\x80')):
            for mark in (b'\x18\x53\x80\x67', b'\x1f\x43\xb6\x75', b'\x16\x54\xae\x6b'):
                spoilt = bytearray(self.bases['vp9.webm'])
                at = spoilt.find(mark) + 4
                spoilt[at:at + len(size)] = size
                self.put(f'element-{mark.hex()}-{name}.webm', spoilt)
        # A segment that says another file comes next (NextFilename, NextUID).
        link = b'\x3e\x83\xbb\x8b/etc/shadow' + b'\x3e\xb9\x23\x90' + bytes(16)
        spoilt = self.bases['h264.mkv']
        at = spoilt.find(b'\x15\x49\xa9\x66')
        self.put('link.mkv', spoilt[:at] + b'\x15\x49\xa9\x66' + bytes([0x80 | len(link)]) + link
                 + spoilt[at:])

    def films(self):
        """Whole, but odd."""
        def make(name, *words):
            ffmpeg(*words, self.folder / name)
        make('large-16k.mp4', '-f', 'lavfi', '-i', 'color=red:size=16000x16000:rate=1', '-pix_fmt',
             'yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast', '-frames:v', '1', '-threads', '1')
        make('large-8k.mp4', *picture_source('8190x4096', 5, 1), '-pix_fmt', 'yuv420p',
             '-c:v', 'libx264', '-preset', 'ultrafast', '-frames:v', '3')
        make('sound-only.mp4', '-f', 'lavfi', '-i', 'sine=440:duration=2', '-c:a', 'aac')
        make('rate-1000.mp4', *picture_source(rate=1000), '-pix_fmt', 'yuv420p', *H264)
        for frames, rate in ((1, 25), (2, 25), (12, 25), (2, 1)):
            make(f'pictures-{frames}-{rate}.mp4', *picture_source(rate=rate, seconds=3), '-pix_fmt',
                 'yuv420p', *H264, '-frames:v', frames)
        make('one-and-sound.mp4', *picture_source(rate=25, seconds=1), '-f', 'lavfi', '-i',
             'sine=440:duration=4', '-frames:v', '1', '-pix_fmt', 'yuv420p', *H264, '-c:a', 'aac')
        make('a-picture.png', *picture_source(), '-frames:v', '1')
        (self.folder / 'a-picture.png').rename(self.folder / 'a-picture.mp4')
        captions = self.folder / 'words.srt'
        captions.write_text('1\n00:00:00,000 --> 00:00:02,000\nBonjour\n', encoding='utf-8')
        make('words-only.mkv', '-i', captions, '-c:s', 'srt')
        captions.unlink()
        small, large = self.folder / 'a.ts', self.folder / 'b.ts'
        ffmpeg(*picture_source('320x180'), '-pix_fmt', 'yuv420p', *H264, small)
        ffmpeg(*picture_source('640x480'), '-pix_fmt', 'yuv420p', *H264, large)
        self.put('sizes.mp4', small.read_bytes() + large.read_bytes() + small.read_bytes())
        small.unlink()
        large.unlink()

    def no_films(self):
        texts = {
            'm3u': '#EXTM3U\nhttp://127.0.0.1:9/x.mp4\n',
            'm3u-local': '#EXTM3U\nwhole-h264.mp4\n/etc/shadow\n',
            'pls': '[playlist]\nFile1=/etc/shadow\nNumberOfEntries=1\n',
            'xspf': '<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/"><trackList>'
                    '<track><location>file:///etc/shadow</location></track></trackList></playlist>',
            'asx': '<asx><entry><ref href="http://127.0.0.1:9/"/></entry></asx>',
            'sdp': 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n',
            'address': '[InternetShortcut]\nURL=http://127.0.0.1:9/x.mp4\n',
            'html': '<!doctype html><video src="http://127.0.0.1:9/x.mp4" autoplay></video>',
            'concat': "ffconcat version 1.0\nfile '/etc/shadow'\n",
            'script': '#!/bin/sh\ntouch /tmp/here\n', 'blank': ' ', 'zeros': '\0' * 70000,
            'lua': 'os.execute("touch /tmp/here")\n', 'srt': '1\n00:00:00,000 --> 00:00:09,000\nx\n'}
        for name, text in texts.items():
            self.put(f'text-{name}.mp4', text.encode())
        for turn in range(6):
            self.put(f'random-{turn}.mp4', self.dice.randbytes(1 << (3 * turn + 4)))
            self.put(f'random-film-{turn}.mp4', b'\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41'
                     + self.dice.randbytes(5000 * (turn + 1)))
            self.put(f'random-{turn}.webm', b'\x1a\x45\xdf\xa3' + self.dice.randbytes(9000))
        whole = self.bases['h264.mp4']
        self.put('gzip.mp4', gzip.compress(whole, mtime=0))
        with zipfile.ZipFile(self.folder / 'zip.mp4', 'w') as archive:
            archive.writestr(zipfile.ZipInfo('whole.mp4'), whole)
        self.put('after-noise.mp4', self.dice.randbytes(3000) + whole)
        self.put('twice.mp4', whole + whole)
        self.put('reversed.mp4', whole[::-1])

    def names(self):
        for name in ('with blanks.mp4', "with 'quotes' and \"more\".mp4", '-v.mp4', 'été – 日本.mp4',
                     '$(touch here).mp4', '%s%n.mp4', 'é' * 65 + 'a' * 121 + '.mp4', '.hidden.mp4',
                     'file:%2f%2fetc%2fshadow.mp4', 'http:..host.mp4', 'x#frag?query.mp4'):
            self.put(name, self.bases['h264.mp4'])


def make(folder):
    """The folder with all of them, made unless it is there; gives their names, in order."""
    mark = folder / 'version'
    if not mark.exists() or mark.read_text() != VERSION:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        maker = Maker(folder)
        maker.make_bases()
        for step in (maker.cut, maker.flip, maker.lie, maker.films, maker.no_films, maker.names):
            step()
        mark.write_text(VERSION)
    return sorted(path.name for path in folder.iterdir()
                  if path != mark and not path.name.startswith('whole-'))


# What staff or a bad disk does to a file after the campaign was read: f(path, whole), where whole
# is a good film.

def _vanish(path, _):
    path.unlink()


def _empty(path, _):
    path.write_bytes(b'')


def _folder(path, _):
    path.unlink()
    path.mkdir()


def _fifo(path, _):
    path.unlink()
    os.mkfifo(path)


def _link_to(target):
    def link(path, _):
        path.unlink()
        path.symlink_to(target)
    return link


def _unreadable(path, whole):
    path.write_bytes(whole)
    path.chmod(0)  # root reads it all the same: then it plays


TRICKS = {
    'trick-vanished': _vanish, 'trick-empty': _empty, 'trick-folder': _folder, 'trick-fifo': _fifo,
    'trick-dangling': _link_to('/nonexistent/film.mp4'), 'trick-shadow': _link_to('/etc/shadow'),
    'trick-zero': _link_to('/dev/zero'), 'trick-null': _link_to('/dev/null'),
    'trick-random': _link_to('/dev/urandom'), 'trick-stdin': _link_to('/dev/stdin'),
    'trick-memory': _link_to('/proc/self/mem'), 'trick-itself': _link_to('trick-itself.mp4'),
    'trick-unreadable': _unreadable,
}


def _grows(path, whole, step):
    path.write_bytes(whole[:len(whole) * (step % 10 + 1) // 10])


def _shrinks(path, whole, step):
    os.truncate(path, len(whole) * (9 - step % 10) // 10 + 1)
    if step % 10 == 9:
        path.write_bytes(whole)


def _comes_and_goes(path, whole, step):
    if step % 4 == 3:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(whole)


# What happens to a file again and again while it plays: f(path, whole, step).
CHANGES = {'change-grows': _grows, 'change-shrinks': _shrinks, 'change-comes': _comes_and_goes}
