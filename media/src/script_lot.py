"""What the Lot clips say and show.

Sentence: (captions, words to say, silence after in seconds[, captions in English]).  The words are
written as they sound ("Lotte": in Lot the t is heard).
Shot: place, first sentence or (sentence, caption of it), camera {framing: (from, to)}, way in, titles.
Title: (kind, from, to, lines), in seconds from the start of the shot.
"""
from shots import FINE, GROUND, KITCHEN, MAN, NB, OFFICE, PARLOUR, TRIO, TRIO_IN, WIDE, WIDE_BACK, WOMAN, WOMAN2, close, pair, turns

JOB_ASS = (("Assistante, assistant", 44, 600), ("de service social", 72, 800))
JOB_CESF = (("Conseillère, conseiller en", 40, 600), ("économie sociale et familiale", 54, 800))
JOB_REE = (("Référente, référent", 44, 600), ("éducatif enfance", 72, 800))

QUALITIES = ("Écoute", "Bienveillance", "Adaptabilité", "Esprit d’équipe")

COLOURS = dict(brand="#5B1841", accent="#FFB829", on_accent="#380F28", ground=("#6B1E4D", "#45112F"), bubble="#7A2A5B", pale="#F3DDEA")

CARD = dict(label="Département du Lot", question="Et vous" + FINE + "?", word="Rejoignez-nous" + NB + ": lot.fr",
            where=("Une centaine de travailleurs sociaux", "accompagnent déjà les habitants."))

CLIPS = {
    "lot-long": dict(
        voice=WOMAN, speaker=None, key=146.83, bpm=84, lead=.8, tail=2.3, loop="bubble",
        script=[
            (["Dans le Lot, tout commence\npar une rencontre."], ["Dans le Lotte, tout commence par une rencontre."], .45, ["In the Lot, it all begins\nwith a meeting."]),
            (["Assistante, assistant\nde service social" + NB + ":", "ouvrir des droits,\net parfois une porte."],
             ["Assistante, assistant de service social :", "ouvrir des droits, et parfois une porte."], .45, ["Social worker:", "opening up rights,\nand sometimes a door."]),
            (["Conseillère, conseiller en\néconomie sociale et familiale" + NB + ":", "remettre un budget d’aplomb."],
             ["Conseillère, conseiller en économie sociale et familiale :", "remettre un budget d'aplomb."], .45, ["Household and family adviser:", "getting a budget\nback on its feet."]),
            (["Référente, référent\néducatif enfance" + NB + ":", "rester là quand un enfant\nen a besoin."],
             ["Référente, référent éducatif enfance :", "rester là quand un enfant en a besoin."], .45, ["Child welfare case worker:", "staying there\nwhen a child needs it."]),
            (["Écoute, bienveillance,\nadaptabilité, esprit d’équipe."], ["Écoute, bienveillance, adaptabilité, esprit d'équipe."], .75, ["Listening, kindness,\nadaptability, team spirit."]),
            (["Nous sommes une centaine\ndans le Lot. Et vous" + FINE + "?"], ["Nous sommes une centaine dans le Lotte. Et vous ?"], 0, ["There are about a hundred of us\nin the Lot. What about you?"]),
        ],
        shots=[
            ("trio", 0, TRIO, None, [("slogan", .5, 3.3, (("Aider, c’est un métier.", 74, 800),))]),
            ("kitchen", 1, WIDE, "bubble", [("job", .75, 5.2, JOB_ASS)]),
            ("kitchen", (1, 1), turns(*KITCHEN), "fade", []),
            ("parlour", 2, WIDE, "bubble", [("job", .75, 5.2, JOB_CESF)]),
            ("parlour", (2, 1), turns(*PARLOUR), "fade", []),
            ("ground", 3, WIDE, "bubble", [("job", .75, 4.8, JOB_REE)]),
            ("ground", (3, 1), turns(*GROUND), "fade", []),
            ("trio", 4, TRIO_IN, "bubble", [("qualities", .35, 99, QUALITIES)]),
            ("card", 5, None, "bubble", []),
        ]),
    "lot-court": dict(
        voice=WOMAN, speaker=None, key=164.81, bpm=96, lead=.7, tail=2.2, loop="bubble",
        script=[
            (["Dans le Lot, une rencontre\npeut tout changer."], ["Dans le Lotte, une rencontre peut tout changer."], .45, ["In the Lot, one meeting\ncan change everything."]),
            (["Écouter."], ["Écouter."], 1.1, ["Listen."]),
            (["Épauler."], ["Épauler."], 1.1, ["Support."]),
            (["Avancer ensemble."], ["Avancer ensemble."], .75, ["Move forward together."]),
            (["Nous en avons fait notre métier.\nEt vous" + FINE + "?"], ["Nous en avons fait notre métier. Et vous ?"], 0, ["We have made it our profession.\nWhat about you?"]),
        ],
        shots=[
            ("trio", 0, TRIO, None, [("slogan", .4, 3.0, (("Aider, c’est un métier.", 74, 800),))]),
            ("kitchen", 1, close((1360, 520), (560, 700), (1.13, 1.17), (1.06, 1.09), at=(1380, 560), pat=(540, 700)), "bubble", [("word", .6, 99, (("Écouter", 88, 800),))]),
            ("parlour", 2, close((1360, 520), (560, 700), (1.13, 1.17), (1.06, 1.09), at=(1380, 560), pat=(540, 700)), "bubble", [("word", .6, 99, (("Épauler", 88, 800),))]),
            ("ground", 3, close((1360, 520), (560, 700), (1.13, 1.17), (1.06, 1.09), at=(1380, 560), pat=(540, 700)), "bubble", [("word", .6, 99, (("Avancer ensemble", 80, 800),))]),
            ("card", 4, None, "bubble", []),
        ]),
    "temoignage-ass": dict(
        voice=WOMAN2, speaker="ass", key=174.61, bpm=76, lead=.8, tail=1.5, loop="fade",
        script=[
            (["Une dame est arrivée avec un sac\nde courriers jamais ouverts."], ["Une dame est arrivée avec un sac de courriers jamais ouverts."], .45, ["A lady came in with a bag\nof letters, never opened."]),
            (["Nous les avons lus ensemble,\nun par un, et nous avons répondu."], ["Nous les avons lus ensemble, un par un, et nous avons répondu."], .5, ["We read them together,\none by one, and we replied."]),
            (["En partant, elle m’a dit" + NB + ":\n«" + NB + "Cette nuit, je vais dormir." + NB + "»"], ["En partant, elle m'a dit : cette nuit, je vais dormir."], .5, ["As she left, she told me:\n“Tonight, I am going to sleep.”"]),
            (["Voilà pourquoi\nje fais ce métier."], ["Voilà pourquoi je fais ce métier."], 0, ["That is why I do this job."]),
        ],
        shots=[
            ("office", 0, WIDE, None, [("job", .6, 4.1, JOB_ASS)]),
            ("office", 1, close(*OFFICE[0]), "fade", []),
            ("office", 2, pair(*OFFICE), "fade", []),
            ("office", 3, WIDE_BACK, "fade", [("quote", .4, 2.6, (("Ouvrir, lire, répondre.", 70, 800),))]),
        ]),
    "temoignage-cesf": dict(
        voice=WOMAN, speaker="cesf", key=196.0, bpm=80, lead=.8, tail=1.5, loop="fade",
        script=[
            (["Sur la table, les factures,\nune calculette et deux cafés."], ["Sur la table, les factures, une calculette et deux cafés."], .4, ["On the table: the bills,\na calculator and two coffees."]),
            (["Avec ce monsieur, nous avons\ncherché ce qui pesait trop lourd."], ["Avec ce monsieur, nous avons cherché ce qui pesait trop lourd."], .4, ["With this gentleman, we looked for\nwhat weighed too much."]),
            (["Trois mois plus tard, il emmenait\nsa fille voir la mer."], ["Trois mois plus tard, il emmenait sa fille voir la mer."], .5, ["Three months later, he was taking\nhis daughter to see the sea."]),
            (["Un budget, ça sert à vivre."], ["Un budget, ça sert à vivre."], 0, ["A budget is there\nto help you live."]),
        ],
        shots=[
            ("parlour", 0, WIDE, None, [("job", .6, 4.1, JOB_CESF)]),
            ("parlour", 1, close(*PARLOUR[0]), "fade", []),
            ("parlour", 2, pair(*PARLOUR), "fade", []),
            ("parlour", 3, WIDE_BACK, "fade", [("quote", .3, 2.4, (("Compter pour mieux vivre.", 66, 800),))]),
        ]),
    "temoignage-ree": dict(
        voice=MAN, speaker="ree", key=130.81, bpm=80, lead=.8, tail=1.5, loop="fade",
        script=[
            (["Au début, il ne me parlait pas.", "Alors nous avons joué au basket."], ["Au début, il ne me parlait pas.", "Alors nous avons joué au basket."], .4, ["At first, he would not talk to me.", "So we played basketball."]),
            (["Tous les mercredis,\npendant des mois."], ["Tous les mercredis, pendant des mois."], .45, ["Every Wednesday,\nfor months."]),
            (["Un jour, il m’a demandé" + NB + ":\n«" + NB + "Tu reviens mercredi" + FINE + "?" + NB + "»"], ["Un jour, il m'a demandé : tu reviens mercredi ?"], .5, ["One day, he asked me:\n“Will you be back Wednesday?”"]),
            (["J’ai dit oui.", "Être là, et le rester" + NB + ":\nc’est mon métier."], ["J'ai dit oui.", "Être là, et le rester : c'est mon métier."], 0, ["I said yes.", "Being there, and staying there:\nthat is my job."]),
        ],
        shots=[
            ("ground", 0, WIDE, None, [("job", .6, 4.1, JOB_REE)]),
            ("ground", 1, close(*GROUND[0]), "fade", []),
            ("ground", 2, pair(*GROUND), "fade", []),
            ("ground", 3, WIDE_BACK, "fade", [("quote", 1.2, 4.4, (("Être là. Le rester.", 76, 800),))]),
        ]),
}
