"""What the Hauts-de-Seine clips say and show; how a script is written: script_lot.py."""
from shots import FINE, OFFICE, TRIO, WIDE, WIDE_BACK, WOMAN, WOMAN2, close, pair

COLOURS = dict(brand="#173A7A", accent="#FF9A7A", on_accent="#0E244C", ground=("#1F4B9A", "#0F2A5C"), bubble="#3560AE", pale="#D9E4F7")

CARD = dict(label="Département des Hauts-de-Seine", question="Et vous" + FINE + "?", word="Parlons-en au stand",
            where=("Plus de 500 travailleurs sociaux,", "et bientôt vous."))

JOB_PMI = (("Médecin, infirmière, infirmier", 44, 600), ("de PMI", 76, 800))
JOB_ASS = (("Assistante, assistant", 44, 600), ("de service social", 72, 800))

CLIPS = {
    "hds-court": dict(
        voice=WOMAN, speaker=None, key=164.81, bpm=96, lead=.6, tail=2.0, loop="bubble",
        script=[
            (["Ici, plus de 500 travailleurs\nsociaux font équipe."], ["Ici, plus de cinq cents travailleurs sociaux font équipe."], .4,
             ["Here, more than 500 social\nworkers make one team."]),
            (["Écouter une famille."], ["Écouter une famille."], .5, ["Listening to a family."]),
            (["Veiller sur un bébé."], ["Veiller sur un bébé."], .6, ["Looking after a baby."]),
            (["Près de 120 postes vous attendent.\nOn en parle" + FINE + "?"], ["Près de cent vingt postes vous attendent. On en parle ?"], 0,
             ["Close to 120 posts are open.\nShall we talk?"]),
        ],
        shots=[
            ("team", 0, TRIO, None, [("slogan", .4, 3.4, (("Une équipe, un métier.", 74, 800),))]),
            ("office", 1, close(*OFFICE[1]), "bubble", [("word", .3, 99, (("Écouter", 88, 800),))]),
            ("clinic", 2, close(*OFFICE[0]), "fade", [("word", .3, 99, (("Veiller", 88, 800),))]),
            ("card", 3, None, "bubble", []),
        ]),
    "temoignage-pmi": dict(
        voice=WOMAN2, speaker="pmi", key=174.61, bpm=76, lead=.6, tail=1.2, loop="fade",
        script=[
            (["Elle venait pour peser sa fille."], ["Elle venait pour peser sa fille."], .4, ["She came to weigh her daughter."]),
            (["Elle est restée une heure,\npour parler d’elle."], ["Elle est restée une heure, pour parler d'elle."], .5,
             ["She stayed for an hour,\nto talk about herself."]),
            (["La PMI soigne l’enfant.\nEt elle écoute sa mère."], ["La P M I soigne l'enfant. Et elle écoute sa mère."], 0,
             ["Our clinics care for the child.\nAnd for the mother."]),
        ],
        shots=[
            ("clinic", 0, WIDE, None, [("job", .4, 3.2, JOB_PMI)]),
            ("clinic", 1, pair(*OFFICE), "fade", []),
            ("clinic", 2, WIDE_BACK, "fade", [("quote", .4, 3.0, (("Deux santés, un rendez-vous.", 60, 800),))]),
        ]),
    "temoignage-ass": dict(
        voice=WOMAN, speaker="ass", key=196.0, bpm=80, lead=.6, tail=1.2, loop="fade",
        script=[
            (["Il avait peur de perdre\nson logement."], ["Il avait peur de perdre son logement."], .4, ["He was afraid of losing his home."]),
            (["Nous avons appelé le bailleur\nensemble, dans mon bureau."], ["Nous avons appelé le bailleur ensemble, dans mon bureau."], .5,
             ["We rang the landlord together,\nfrom my office."]),
            (["Aujourd’hui il est chez lui.\nEt il dort bien."], ["Aujourd'hui il est chez lui. Et il dort bien."], 0,
             ["Today he is still at home.\nAnd he sleeps well."]),
        ],
        shots=[
            ("office", 0, WIDE, None, [("job", .4, 3.2, JOB_ASS)]),
            ("office", 1, close(*OFFICE[0]), "fade", []),
            ("office", 2, WIDE_BACK, "fade", [("quote", .4, 2.8, (("Rester chez soi.", 72, 800),))]),
        ]),
}
