"""What the scripts of all campaigns share: voices, and the ways a camera looks at a scene.

A view is (x, y in the scene, x, y on screen, zoom).
"""

NB, FINE = "\u00a0", "\u202f"   # before a colon and inside « »; before ? ! ;

# Voices: an espeak-ng voice, its speed in words a minute, its pitch.
WOMAN = dict(name="fr+f2", speed=146, pitch=46)
WOMAN2 = dict(name="fr+f3", speed=138, pitch=40)
MAN = dict(name="fr+m3", speed=140, pitch=38)

WIDE = {"landscape": ((1360, 520, 1360, 520, 1.0), (1360, 520, 1360, 510, 1.045)),
        "portrait": ((540, 700, 540, 700, 1.0), (540, 700, 540, 692, 1.04))}
WIDE_BACK = {f: (b, a) for f, (a, b) in WIDE.items()}


def close(land, port, zoom=(1.62, 1.67), pzoom=(1.56, 1.61), at=(1440, 480), pat=(540, 590), drift=(14, 5)):
    """A close view of the face at `land` or `port` (scene coordinates)."""
    return {"landscape": ((*land, at[0] - drift[0], at[1] + drift[1], zoom[0]), (*land, at[0] + drift[0], at[1] - drift[1], zoom[1])),
            "portrait": ((*port, pat[0] - drift[0], pat[1] + drift[1], pzoom[0]), (*port, pat[0] + drift[0], pat[1] - drift[1], pzoom[1]))}


def pair(_, other):
    """Both people, nearer (landscape keeps both faces right of the kiosk's words); in portrait
    the other person alone.  A person is (place in landscape, place in portrait)."""
    return {"landscape": ((*other[0], 1638, 512, 1.17), (*other[0], 1648, 506, 1.21)), "portrait": close(*other)["portrait"]}


def turns(person, other):
    """Landscape shows the professional, portrait the other person."""
    return {"landscape": close(*person)["landscape"], "portrait": close(*other)["portrait"]}


KITCHEN = ((1135, 528), (330, 694)), ((1585, 550), (806, 736))
OFFICE = ((1145, 528), (330, 694)), ((1590, 544), (812, 734))
PARLOUR = ((1140, 515), (326, 690)), ((1590, 544), (806, 740))
NURSERY = ((1140, 515), (326, 690)), ((1590, 590), (806, 770))
HOME = ((1145, 528), (330, 694)), ((1585, 550), (806, 736))
GROUND = ((1150, 508), (336, 690)), ((1580, 562), (800, 744))

TRIO = {"landscape": ((1412, 600, 1412, 572, 1.05), (1412, 600, 1412, 580, 1.0)),
        "portrait": ((540, 700, 540, 692, 1.04), (540, 700, 540, 700, 1.0))}
TRIO_IN = {"landscape": ((1412, 600, 1412, 600, 1.0), (1412, 600, 1412, 592, 1.05)),
           "portrait": ((540, 700, 540, 706, 1.0), (540, 700, 540, 708, 1.04))}
