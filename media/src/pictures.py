"""Pictures of the drawings in assets/img, for programs whose SVG reader is simple.

nanosvg (inside SDL2_image) knows neither clip paths nor filters: shadows spill
out of faces and backgrounds stay sharp.  So every drawing that uses them also
exists as a picture: JPEG when it fills its frame, PNG when it has none.
"""
import os
import subprocess
import sys
import tempfile

from people import DRAWINGS

# Width in pixels by the start of the name; PNG for those without a ground.
WIDTHS = (("metier-cesf-large", 1968), ("metier-", 1380), ("scene-cuisine-portrait", 1080), ("scene-terrain-portrait", 1080),
          ("scene-", 1920), ("duo-", 1240), ("seule-", 1380), ("trio-", 1500))
CUT_OUT = ("duo-", "seule-", "trio-")


def make():
    for name in sorted(os.listdir(DRAWINGS)):
        base, ext = os.path.splitext(name)
        width = next((w for start, w in WIDTHS if base.startswith(start)), None)
        source = os.path.join(DRAWINGS, name)
        if ext != ".svg" or not width:
            continue
        kind = "png" if base.startswith(CUT_OUT) else "jpg"
        target = os.path.join(DRAWINGS, base + "." + kind)
        with tempfile.TemporaryDirectory() as tmp:
            raw = os.path.join(tmp, "a.png")
            subprocess.run(["rsvg-convert", "-w", str(width), source, "-o", raw], check=True)
            more = (["-define", "png:compression-level=9", "-define", "png:exclude-chunks=date,tIME"] if kind == "png"
                    else ["-sampling-factor", "4:2:0", "-interlace", "none", "-quality", "88"])
            subprocess.run(["convert", raw, "-strip"] + more + [target], check=True)
        print("%s  %d kB" % (os.path.normpath(target), os.path.getsize(target) // 1000), file=sys.stdout, flush=True)
