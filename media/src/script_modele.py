"""What the clips of a new campaign say and show (bornectl new), until there are others; how a script is written: script_lot.py."""
from shots import FINE, NURSERY, TRIO_IN, WIDE, WOMAN, WOMAN2, close

COLOURS = dict(brand="#23395B", accent="#FFC145", on_accent="#1B2B45", ground=("#2F4B76", "#1A2B47"), bubble="#4A6A9C", pale="#D9E3F2")

CARD = dict(label="Votre Département", question="Et vous" + FINE + "?", word="Votre phrase, ici",
            where=("Et une invitation", "à venir vous voir."))

JOB = (("Votre", 44, 600), ("métier", 76, 800))

CLIPS = {
    "votre-film": dict(
        voice=WOMAN, speaker=None, key=146.83, bpm=90, lead=.6, tail=2.0, loop="bubble",
        script=[
            (["Ici, bientôt, votre film."], ["Ici, bientôt, votre film."], .5, ["Your film, here, soon."]),
            (["Quelques secondes suffisent."], ["Quelques secondes suffisent."], .5, ["A few seconds are enough."]),
        ],
        shots=[
            ("team", 0, TRIO_IN, None, [("slogan", .4, 3.4, (("Votre film.", 84, 800),))]),
            ("card", 1, None, "bubble", []),
        ]),
    "votre-temoignage": dict(
        voice=WOMAN2, speaker="foster", key=174.61, bpm=76, lead=.6, tail=1.2, loop="fade",
        script=[
            (["Ici, bientôt, une personne\nqui fait ce métier."], ["Ici, bientôt, une personne qui fait ce métier."], .4,
             ["Here, soon, somebody\nwho does this job."]),
            (["Elle dit pourquoi elle l’a choisi."], ["Elle dit pourquoi elle l'a choisi."], 0, ["She says why she chose it."]),
        ],
        shots=[
            ("foster", 0, WIDE, None, [("job", .4, 3.2, JOB)]),
            ("foster", 1, close(*NURSERY[0]), "fade", []),
        ]),
}
