"""What the Landes clips say and show; how a script is written: script_lot.py."""
from shots import FINE, HOME, NB, NURSERY, OFFICE, TRIO_IN, WIDE, WIDE_BACK, WOMAN, WOMAN2, close

COLOURS = dict(brand="#1B5135", accent="#FFA24D", on_accent="#113221", ground=("#256B47", "#123A26"), bubble="#3C8460", pale="#D8ECE0")

CARD = dict(label="Département des Landes", question="Et vous" + FINE + "?", word="Les Landes recrutent",
            where=("Des métiers de la proximité,", "partout dans les Landes."))

JOB_AF = (("Assistante, assistant", 44, 600), ("familial", 76, 800))

CLIPS = {
    "landes-court": dict(
        voice=WOMAN, speaker=None, key=146.83, bpm=90, lead=.6, tail=2.0, loop="bubble",
        script=[
            (["Des pins à l’océan, il y a\nquelqu’un pour vous écouter."], ["Des pins à l'océan, il y a quelqu'un pour vous écouter."], .4,
             ["From the pines to the ocean,\nthere is someone to listen."]),
            (["À domicile."], ["À domicile."], .6, ["At home."]),
            (["Au centre de PMI."], ["Au centre de P M I."], .6, ["At the family clinic."]),
            (["Et si c’était vous" + FINE + "?"], ["Et si c'était vous ?"], 0, ["What if it were you?"]),
        ],
        shots=[
            ("team", 0, TRIO_IN, None, [("slogan", .4, 3.4, (("Près de vous.", 84, 800),))]),
            ("home", 1, close(*HOME[1]), "bubble", [("word", .2, 99, (("Chez vous", 84, 800),))]),
            ("clinic", 2, close(*OFFICE[0]), "fade", [("word", .2, 99, (("En PMI", 84, 800),))]),
            ("card", 3, None, "bubble", []),
        ]),
    "temoignage-af": dict(
        voice=WOMAN2, speaker="foster", key=174.61, bpm=76, lead=.6, tail=1.2, loop="fade",
        script=[
            (["Elle est arrivée un soir,\navec un petit sac."], ["Elle est arrivée un soir, avec un petit sac."], .4, ["She arrived one evening,\nwith a small bag."]),
            (["Le premier mois, elle a gardé\nson manteau à table."], ["Le premier mois, elle a gardé son manteau à table."], .45, ["For the first month she kept\nher coat on at the table."]),
            (["Hier, elle a dit" + NB + ":\non rentre à la maison" + FINE + "?"], ["Hier, elle a dit : on rentre à la maison ?"], 0, ["Yesterday she said:\nshall we go home?"]),
        ],
        shots=[
            ("foster", 0, WIDE, None, [("job", .4, 3.2, JOB_AF)]),
            ("foster", 1, close(*NURSERY[0]), "fade", []),
            ("foster", 2, WIDE_BACK, "fade", [("quote", .5, 3.0, (("Une maison, le temps qu’il faut.", 54, 800),))]),
        ]),
}
