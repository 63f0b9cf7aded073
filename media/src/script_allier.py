"""What the Allier clips say and show; how a script is written: script_lot.py."""
from shots import FINE, GROUND, KITCHEN, MAN, TRIO, WIDE, WIDE_BACK, WOMAN2, close, pair

COLOURS = dict(brand="#41277A", accent="#63DDB4", on_accent="#28184C", ground=("#54349A", "#2C1A56"), bubble="#6B4BB4", pale="#E4DBF6")

CARD = dict(label="Département de l’Allier", question="Et vous" + FINE + "?", word="Le village est ouvert",
            where=("Des métiers, des rencontres,", "toute la journée."))

JOB_ES = (("Éducatrice, éducateur", 44, 600), ("spécialisé", 76, 800))

CLIPS = {
    "allier-court": dict(
        voice=WOMAN2, speaker=None, key=155.56, bpm=88, lead=.6, tail=2.0, loop="bubble",
        script=[
            (["Raconte-moi ton travail social."], ["Raconte-moi ton travail social."], .5, ["Tell me about your work."]),
            (["Il y a des portes qui s’ouvrent."], ["Il y a des portes qui s'ouvrent."], .45, ["Doors that open."]),
            (["Des ballons que l’on renvoie."], ["Des ballons que l'on renvoie."], .45, ["Balls passed back."]),
            (["Et des vies qui changent.\nVenez les entendre."], ["Et des vies qui changent. Venez les entendre."], 0, ["And lives that change.\nCome and hear about them."]),
        ],
        shots=[
            ("team", 0, TRIO, None, [("slogan", .3, 2.6, (("Au cœur de l’humain", 72, 800),))]),
            ("kitchen", 1, close(*KITCHEN[1]), "bubble", []),
            ("ground", 2, close(*GROUND[0]), "fade", []),
            ("card", 3, None, "bubble", []),
        ]),
    "temoignage-es": dict(
        voice=MAN, speaker="ree", key=130.81, bpm=80, lead=.6, tail=1.2, loop="fade",
        script=[
            (["Le travail social, c’est quoi" + FINE + "?"], ["Le travail social, c'est quoi ?"], .4, ["What is social work?"]),
            (["C’est être là quand ça va mal,\net aussi quand ça va mieux."], ["C'est être là quand ça va mal, et aussi quand ça va mieux."], .45,
             ["Being there when things go wrong,\nand when they get better."]),
            (["Surtout quand ça va mieux."], ["Surtout quand ça va mieux."], 0, ["Above all when they get better."]),
        ],
        shots=[
            ("ground", 0, WIDE, None, [("job", .4, 3.0, JOB_ES)]),
            ("ground", 1, pair(*GROUND), "fade", []),
            ("ground", 2, WIDE_BACK, "fade", [("quote", .3, 2.4, (("Être là, et le rester.", 70, 800),))]),
        ]),
}
