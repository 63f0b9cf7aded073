"""What the Loiret clips say and show; how a script is written: script_lot.py."""
from shots import FINE, GROUND, HOME, MAN, NB, NURSERY, OFFICE, TRIO_IN, WIDE, WIDE_BACK, WOMAN, WOMAN2, close, pair

COLOURS = dict(brand="#075063", accent="#FFD23F", on_accent="#04323E", ground=("#0A6880", "#053A48"), bubble="#2B8196", pale="#D3EBF1")

CARD = dict(label="Département du Loiret", question="Et toi" + FINE + "?", word="tonavenir.loiret.fr",
            where=("75 postes ouverts depuis 2020", "dans l’action sociale."))

JOB_CIP = (("Conseillère, conseiller", 44, 600), ("d’insertion", 76, 800))
JOB_AD = (("Aide", 44, 600), ("à domicile", 76, 800))
JOB_EJE = (("Éducatrice, éducateur", 44, 600), ("de jeunes enfants", 72, 800))

CLIPS = {
    "loiret-court": dict(
        voice=WOMAN, speaker=None, key=164.81, bpm=108, lead=.5, tail=2.0, loop="bubble",
        script=[
            (["Tu cherches un métier\nqui a du sens" + FINE + "?"], ["Tu cherches un métier qui a du sens ?"], .4, ["Looking for a job that matters?"]),
            (["Écouter."], ["Écouter."], .6, ["Listen."]),
            (["Jouer."], ["Jouer."], .6, ["Play."]),
            (["Aider, tous les jours.\nEt toi" + FINE + "?"], ["Aider, tous les jours. Et toi ?"], 0, ["Help, every day.\nAnd you?"]),
        ],
        shots=[
            ("team", 0, TRIO_IN, None, [("slogan", .3, 2.6, (("Trouve ta place.", 80, 800),))]),
            ("home", 1, close(*HOME[0]), "bubble", [("word", .2, 99, (("Écouter", 88, 800),))]),
            ("ground", 2, close(*GROUND[0]), "bubble", [("word", .2, 99, (("Jouer", 88, 800),))]),
            ("card", 3, None, "bubble", []),
        ]),
    "temoignage-insertion": dict(
        voice=MAN, speaker="adviser", key=130.81, bpm=92, lead=.5, tail=1.2, loop="fade",
        script=[
            (["Il disait" + NB + ": je ne sais rien faire."], ["Il disait : je ne sais rien faire."], .35, ["He said: I can’t do anything."]),
            (["On a listé tout ce qu’il réparait\ndans sa cité."], ["On a listé tout ce qu'il réparait dans sa cité."], .45,
             ["We listed all the things\nhe used to repair."]),
            (["Quatre pages" + FINE + "! Il est en formation\ndepuis lundi."], ["Quatre pages ! Il est en formation depuis lundi."], 0,
             ["Four pages! He started training\non Monday."]),
        ],
        shots=[
            ("advice", 0, WIDE, None, [("job", .3, 3.0, JOB_CIP)]),
            ("advice", 1, pair(*OFFICE), "fade", []),
            ("advice", 2, WIDE_BACK, "fade", [("quote", .4, 3.0, (("Quatre pages de talents.", 66, 800),))]),
        ]),
    "temoignage-domicile": dict(
        voice=MAN, speaker="carer", key=146.83, bpm=88, lead=.5, tail=1.2, loop="fade",
        script=[
            (["Le matin, on commence par le café.\nTous les deux."], ["Le matin, on commence par le café. Tous les deux."], .4,
             ["In the morning we start\nwith coffee. The two of us."]),
            (["Ensuite la toilette, les courses,\net les mots croisés."], ["Ensuite la toilette, les courses, et les mots croisés."], .45,
             ["Then washing, the shopping,\nand the crossword."]),
            (["Grâce à moi, elle reste chez elle.\nGrâce à elle, je ris."], ["Grâce à moi, elle reste chez elle. Grâce à elle, je ris."], 0,
             ["Thanks to me she stays at home.\nThanks to her, I laugh."]),
        ],
        shots=[
            ("home", 0, WIDE, None, [("job", .3, 3.0, JOB_AD)]),
            ("home", 1, pair(*HOME), "fade", []),
            ("home", 2, WIDE_BACK, "fade", [("quote", .4, 3.2, (("Chez elle, avec moi.", 70, 800),))]),
        ]),
    "temoignage-eje": dict(
        voice=WOMAN2, speaker="eje", key=196.0, bpm=96, lead=.5, tail=1.2, loop="fade",
        script=[
            (["Il ne lâchait pas sa mère\nd’un centimètre."], ["Il ne lâchait pas sa mère d'un centimètre."], .4, ["He would not let go of his mother."]),
            (["J’ai posé un ballon par terre,\net j’ai attendu."], ["J'ai posé un ballon par terre, et j'ai attendu."], .45, ["I put a ball on the floor,\nand waited."]),
            (["Dix jours après,\nil courait vers moi."], ["Dix jours après, il courait vers moi."], 0, ["Ten days later\nhe came running to me."]),
        ],
        shots=[
            ("nursery", 0, WIDE, None, [("job", .3, 3.0, JOB_EJE)]),
            ("nursery", 1, close(*NURSERY[0]), "fade", []),
            ("nursery", 2, WIDE_BACK, "fade", [("quote", .4, 2.8, (("Attendre, c’est agir.", 70, 800),))]),
        ]),
}
