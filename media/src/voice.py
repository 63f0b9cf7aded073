"""The voices: espeak-ng, sentence by sentence, so that captions fit to the hundredth.

Samples are lists of floats at RATE.  Every sentence is spoken whole (its melody
depends on it); when it needs several captions, its time is shared in the
proportion of the parts spoken alone.
"""
import array
import os
import subprocess
import tempfile
import wave

RATE = 44100


def _run(args, **more):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)


def read(path):
    with wave.open(path) as f:
        data = array.array("h", f.readframes(f.getnframes()))
        assert f.getframerate() == RATE and f.getnchannels() == 1
    return [v / 32768 for v in data]


def write(path, samples):
    with wave.open(path, "wb") as f:
        f.setnchannels(1)
        f.setsampwidth(2)
        f.setframerate(RATE)
        f.writeframes(array.array("h", (int(max(-1, min(1, v)) * 32767) for v in samples)).tobytes())


def _trim(samples, floor=.004):
    a = next((i for i, v in enumerate(samples) if abs(v) > floor), 0)
    b = next((i for i in range(len(samples) - 1, 0, -1) if abs(samples[i]) > floor), len(samples))
    return samples[max(0, a - 400):min(len(samples), b + 1600)]


def speak(words, voice):
    """One sentence; voice = dict(name, speed, pitch)."""
    with tempfile.TemporaryDirectory() as tmp:
        raw, soft = os.path.join(tmp, "a.wav"), os.path.join(tmp, "b.wav")
        _run(["espeak-ng", "-v", voice["name"], "-s", str(voice["speed"]), "-p", str(voice["pitch"]), "-a", "120", "-w", raw, words])
        # Warmer and less metallic: a little chest, less hiss, a touch of room.
        _run(["sox", "-R", "-D", raw, "-r", str(RATE), "-c", "1", soft, "gain", "-6", "highpass", "85", "equalizer", "220", "1q", "2.5",
              "equalizer", "3200", "1q", "-3", "treble", "-5", "6500", "compand", "0.01,0.15", "-60,-60,-30,-22,-12,-10,0,-6", "2", "-40",
              "reverb", "12", "60", "30", "60", "4", "-6"])
        return _trim(read(soft))


def timeline(script, voice, lead):
    """script: (captions, words to say, silence after).  Returns samples of the voice alone,
    sentences [(start, end)], cues [(start, end, text)], and the end of speech in seconds."""
    out, spans, cues = [0.0] * int(lead * RATE), [], []
    for captions, words, rest, *_ in script:
        said = speak(" ".join(words), voice)
        start, length = len(out) / RATE, len(said) / RATE
        out += said
        spans.append((start, start + length))
        share = [len(speak(w, voice)) for w in words] if len(words) > 1 else [1]
        at = start
        for caption, part in zip(captions, share):
            end = at + length * part / sum(share)
            cues.append((at, end, caption))
            at = end
        out += [0.0] * int(rest * RATE)
    return out, spans, cues


def envelope(samples, step=.04):
    """Loudness, 0 to 1, every `step` seconds."""
    n = int(step * RATE)
    rms = [(sum(v * v for v in samples[i:i + n:3]) / (n / 3)) ** .5 for i in range(0, len(samples), n)]
    top = sorted(rms)[int(len(rms) * .95)] or 1
    return [min(1.0, v / top) for v in rms]


def mouth(env, t, step=.04):
    """Mouth at time t: 0 shut, 1 half open, 2 open; changes at most 12 times a second."""
    i = int(t / (2 * step)) * 2
    v = max(env[i:i + 2] or [0])
    return 0 if v < .18 else 1 if v < .62 else 2
