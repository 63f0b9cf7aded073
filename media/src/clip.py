"""One clip: its sound, its captions, its frames."""
import os
import re
import subprocess
import sys

import draw
import music
import scenes
import titles
import voice

FPS = 30
FADE, BUBBLE = .4, .8


class Sound:
    """Voice, music and the moments of both; `spans` are the sentences."""

    def __init__(self, spec):
        speech, self.spans, self.cues = voice.timeline(spec["script"], spec["voice"], spec["lead"])
        end = self.spans[-1][1]
        self.frames = int(round((end + spec["tail"]) * FPS))
        self.seconds = self.frames / FPS
        self.env = voice.envelope(speech)
        self.speech = speech

    def moment(self, at):
        """Start of a sentence, or of one caption of it: (sentence, caption)."""
        if isinstance(at, int):
            return self.spans[at][0]
        inside = [a for a, _, _ in self.cues if self.spans[at[0]][0] - .001 <= a < self.spans[at[0]][1]]
        return inside[at[1]]

    def cues_of(self, sentence):
        """Start and end of the first caption of a sentence."""
        a = self.spans[sentence][0]
        return next((x, y) for x, y, _ in self.cues if x >= a - .001)

    def wav(self, spec, path):
        pad = music.make(self.seconds, spec["key"], spec["bpm"])
        both = music.mix(self.speech, pad, self.spans)
        voice.write(path, [v * .5 for v in both])
        both = [v * .5 for v in both]
        log = subprocess.run(["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=dualmono=true:peak=true", "-f", "null", "-"],
                             stderr=subprocess.PIPE, check=True, text=True).stderr
        lufs = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", log)[-1])
        gain = 10 ** ((-18 - lufs) / 20)
        voice.write(path, [_limit(v * gain) for v in both])


def _limit(v, knee=.6, top=.84):
    """Round off the peaks above `knee` so that none passes `top` (-1.5 dBFS)."""
    a = abs(v)
    if a <= knee:
        return v
    over = (a - knee) / (top - knee)
    return (1 if v > 0 else -1) * (knee + (top - knee) * over / (1 + over))


def english(script, cues):
    """The cues with the script's English words, or None where a sentence has none."""
    if any(len(sentence) < 4 for sentence in script):
        return None
    words = [w for sentence in script for w in sentence[3]]
    return [(a, b, w) for (a, b, _), w in zip(cues, words, strict=True)]


def stamp(t):
    ms = int(round(t * 1000))
    return "%02d:%02d:%02d.%03d" % (ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000)


def vtt(name, cues, end):
    """WebVTT text; a cue stays a little after its words, never over the next."""
    out = ["WEBVTT", ""]
    for i, (a, b, words) in enumerate(cues):
        last = cues[i + 1][0] if i + 1 < len(cues) else end
        b = min(b + .35, last)
        lines = words.split("\n")
        if len(lines) > 2 or max(map(len, lines)) > 34:
            sys.exit("make: caption too long in %s: %r" % (name, words))
        out += ["%s --> %s" % (stamp(a), stamp(b)), words, ""]
    return "\n".join(out)


def _title(kind, framing, t0, t1, lines):
    """Bubbles of one title, placed in the zone that the kiosk leaves free."""
    land = framing == "landscape"
    left, right, low, mid = (1010, 1850, 232, 1410) if land else (56, 1024, 410, 540)
    if kind == "job":
        spec = [(lines[0][0], lines[0][1], lines[0][2], titles.ACCENT), (lines[1][0], lines[1][1], lines[1][2], "#FFFFFF")]
        return [titles.Bubble(spec, left, low, titles.BRAND, "say", low=True, t0=t0, t1=t1, pad=(44, 34), gap=9)]
    if kind == "qualities":
        # Two rows of pills, one coming as each word is heard.
        out, size = [], 50
        rows = (lines[:2], lines[2:])
        for r, row in enumerate(rows):
            x = left
            for words in row:
                i = lines.index(words)
                fill, ink = (titles.BRAND, "#FFFFFF") if i in (0, 3) else (titles.ACCENT, titles.ON_ACCENT)
                corner = "say" if i in (0, 3) else "you"
                pill = titles.Bubble([(words, size, 800, ink)], x, low - (194 if r == 0 else 90), fill, corner, t0=t0[i], t1=t1, pad=(34, 26))
                x += pill.w + 20
                out.append(pill)
        return out
    fill, ink, corner = (titles.BRAND, "#FFFFFF", "say") if kind == "slogan" else (titles.ACCENT, titles.ON_ACCENT, "you" if kind == "quote" else "say")
    spec = [(w, s, wt, ink) for w, s, wt in lines]
    return [titles.Bubble(spec, left, low, fill, corner, low=True, t0=t0, t1=t1, pad=(46, 38))]


class Shot:
    def __init__(self, clip, i, spec, framing, card):
        self.place, self.sentence, cameras, self.way, self.titles = spec
        self.start, self.framing = clip.starts[i], framing
        self.end = clip.ends[i]
        if self.place == "card":
            self.stage = titles.Card(framing, self.start, **card)
            self.bubbles = []
            return
        self.stage = scenes.Stage(self.place, framing, scenes.Camera(*cameras[framing]))
        self.bubbles = []
        for kind, a, b, lines in self.titles:
            t1 = min(self.start + b, clip.leave(i) - .35)
            t0 = self.start + a
            if kind == "qualities":
                s0, s1 = clip.sound.cues_of(self.sentence)
                t0 = [s0 + (s1 - s0) * f for f in (.0, .19, .48, .76)]
            self.bubbles += _title(kind, framing, t0, t1, lines)

    def paint(self, canvas, t, talk):
        if self.place == "card":
            self.stage.paint(canvas, t)
            return
        p = (t - self.start) / (self.end - self.start)
        self.stage.paint(canvas, t, min(max(p, 0.0), 1.0), talk)

    def overlay(self, canvas, t):
        for b in self.bubbles:
            b.paint(canvas, t)


class Clip:
    """The frames of one framing."""

    def __init__(self, spec, sound, framing, card):
        self.spec, self.sound, self.framing = spec, sound, framing
        self.w, self.h = scenes.LANDSCAPE if framing == "landscape" else scenes.PORTRAIT
        ways = [s[3] for s in spec["shots"]]
        self.starts = [0.0 if i == 0 else sound.moment(s[1]) - (.5 if s[3] == "bubble" else .3) for i, s in enumerate(spec["shots"])]
        self.length = {None: 0.0, "fade": FADE, "bubble": BUBBLE}
        n = len(ways)
        self.loop_at = sound.seconds - self.length[spec["loop"]]
        self.ends = [self.starts[i + 1] + self.length[ways[i + 1]] if i + 1 < n else sound.seconds for i in range(n)]
        self.card, self.shots, self.canvas = card, {}, draw.Canvas(self.w, self.h)

    def leave(self, i):
        return self.starts[i + 1] if i + 1 < len(self.starts) else self.loop_at

    def shot(self, i):
        if i not in self.shots:
            # Only the shots in play are kept in memory, and the first for the loop.
            for k in [k for k in self.shots if k < i - 1 and k != 0]:
                del self.shots[k]
            self.shots[i] = Shot(self, i, self.spec["shots"][i], self.framing, self.card)
        return self.shots[i]

    def _enter(self, way, p, paint):
        """Bring the next picture in: dissolve, or a bubble that opens over it."""
        c = self.canvas
        if way == "fade":
            c.push()
            paint()
            c.pop(titles.in_out(p))
            return
        for lead, hexa in ((.16, titles.ACCENT), (.06, titles.BRAND), (0.0, None)):
            e = titles.in_out(min(1.0, max(0.0, (p * 1.16 - .16 + lead) / 1.0)))
            if e <= 0:
                continue
            w, h = self.w * 1.22 * e, self.h * 1.22 * e
            radius = 44 + 300 * e
            # It grows from the lower right corner: the visitor's side.
            x, y = self.w - w, self.h - h
            if e >= .999:
                x, y, w, h, radius = -400, -400, self.w + 800, self.h + 800, 44
            if hexa:
                c.bubble(x, y, w, h, hexa, radius, 8, "you")
            else:
                c.clip_bubble(x, y, w, h, radius, 8, "you")
                paint()
                c.unclip()

    def frame(self, n):
        t = n / FPS
        i = max(k for k, s in enumerate(self.starts) if s <= t)
        way = self.spec["shots"][i][3]
        d = self.length[way]
        talk = None
        if self.spec["speaker"]:
            m = voice.mouth(self.sound.env, t)
            speaking = any(a - .05 <= t <= b + .1 for a, b in self.sound.spans)
            talk = {self.spec["speaker"]: m if speaking else 0}
        shot = self.shot(i)
        c = self.canvas
        if i and t < self.starts[i] + d:
            before = self.shot(i - 1)
            before.paint(c, t, talk)
            before.overlay(c, t)
            self._enter(way, (t - self.starts[i]) / d, lambda: shot.paint(c, t, talk))
        else:
            shot.paint(c, t, talk)
        shot.overlay(c, t)
        if t >= self.loop_at:
            first = self.shot(0)
            # The first picture as it stood at the start, so that the loop closes on it.
            rest = {self.spec["speaker"]: 0} if talk else None
            self._enter(self.spec["loop"], (t - self.loop_at + 1 / FPS) / (self.sound.seconds - self.loop_at),
                        lambda: first.paint(c, t - self.sound.seconds, rest))
        return c


def encode(clip, wav, path, crf, preset, gop):
    w, h = clip.w, clip.h
    args = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", "%dx%d" % (w, h), "-r", str(FPS), "-i", "-", "-i", wav,
            "-map", "0:v", "-map", "1:a", "-map_metadata", "-1",
            "-vf", "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p",
            "-c:v", "libx264", "-profile:v", "high", "-level:v", "4.1", "-preset", preset, "-tune", "animation", "-crf", str(crf), "-threads", "1",
            "-g", str(gop), "-keyint_min", str(gop), "-sc_threshold", "0", "-flags:v", "+bitexact+cgop",
            "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
            "-x264-params", "aq-mode=3:aq-strength=0.6:psy=0:ref=4:bframes=8:open-gop=0",
            "-c:a", "aac", "-b:a", "40k", "-ac", "1", "-flags:a", "+bitexact", "-fflags", "+bitexact", "-movflags", "+faststart",
            "-shortest", path + ".part.mp4"]
    pipe = subprocess.Popen(args, stdin=subprocess.PIPE)
    try:
        for n in range(clip.sound.frames):
            pipe.stdin.write(clip.frame(n).bytes())
        pipe.stdin.close()
    except BrokenPipeError:
        pass
    if pipe.wait():
        sys.exit("make: ffmpeg failed on " + path)
    os.replace(path + ".part.mp4", path)
