"""Soft made sound: a pad of sines and a few plucked notes.  Nothing recorded."""
import math

from voice import RATE

# Four chords of four notes, in semitones above the key; and the plucked pattern.
CHORDS = ((0, 7, 14, 16), (-3, 4, 12, 14), (-7, 5, 9, 16), (-5, 2, 11, 14))
PATTERN = (0, 2, 3, 1, 2, 3, 2, 1)


def _freq(key, semitone):
    return key * 2 ** (semitone / 12)


def _add_pluck(out, start, freq, level, length=1.6):
    a = int(start * RATE)
    n = min(int(length * RATE), len(out) - a)
    w1, w2, w3 = (2 * math.pi * freq * m / RATE for m in (1, 2, 4.0))
    for i in range(n):
        t = i / RATE
        attack = min(1.0, t / .006)
        out[a + i] += level * attack * (math.sin(w1 * i) * math.exp(-3.2 * t) + .25 * math.sin(w2 * i) * math.exp(-6 * t)
                                        + .10 * math.sin(w3 * i) * math.exp(-16 * t))


def _add_pad(out, start, length, freq, level):
    a = int(start * RATE)
    n = min(int(length * RATE), len(out) - a)
    w = 2 * math.pi * freq / RATE
    drift = 2 * math.pi * .31 / RATE
    for i in range(n):
        t = i / RATE
        env = min(1.0, t / 1.1) * min(1.0, (length - t) / 1.2)
        if env <= 0:
            continue
        out[a + i] += level * env * (1 + .12 * math.sin(drift * i)) * (math.sin(w * i) + .22 * math.sin(2 * w * i + .4) + .08 * math.sin(3.01 * w * i))


def make(seconds, key=146.83, bpm=84, plucks=True):
    out = [0.0] * int(seconds * RATE)
    beat = 60 / bpm
    bar = 4 * beat
    n = 0
    while n * bar < seconds:
        chord = CHORDS[n % 4]
        for k, s in enumerate(chord):
            _add_pad(out, max(0, n * bar - .5), bar + 1.4, _freq(key, s), (.16, .11, .08, .07)[k])
        if plucks:
            for k, p in enumerate(PATTERN):
                if (n + k) % 5 == 3:
                    continue
                _add_pluck(out, n * bar + k * beat / 2, _freq(key, chord[p] + 12), .10 if k % 4 else .14)
        n += 1
    fade_in, fade_out = int(.9 * RATE), int(1.4 * RATE)
    for i in range(min(fade_in, len(out))):
        out[i] *= i / fade_in
    for i in range(min(fade_out, len(out))):
        out[-1 - i] *= i / fade_out
    return out


def _rms(samples):
    loud = [v for v in samples[::7] if abs(v) > .01]
    return (sum(v * v for v in loud) / max(1, len(loud))) ** .5


def mix(speech, music, spans, under=-24.0, alone=-11.0):
    """Music `under` dB below the voice while it speaks, `alone` dB when it is silent."""
    ratio = _rms(speech) / (_rms(music) or 1)
    low, high = ratio * 10 ** (under / 20), ratio * 10 ** (alone / 20)
    gain, out = high, []
    k = 0
    coming, going = 1 - math.exp(-1 / (.12 * RATE)), 1 - math.exp(-1 / (.5 * RATE))
    for i, m in enumerate(music):
        t = i / RATE
        while k < len(spans) and t > spans[k][1] + .1:
            k += 1
        talking = k < len(spans) and spans[k][0] - .25 <= t <= spans[k][1] + .1
        target = low if talking else high
        gain += (target - gain) * (coming if target < gain else going)
        out.append(m * gain + (speech[i] if i < len(speech) else 0.0))
    return out
