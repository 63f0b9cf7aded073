"""Kiosks at fairs that never were: visits drawn one by one, the files a kiosk makes of them (src/daybook/README.md), and the
visits themselves, from which a test adds up on its own what a report has to say."""
import datetime
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

METIERS = ['Assistante, assistant de service social', 'Éducatrice, éducateur spécialisé',
           'Conseillère, conseiller en économie sociale familiale', 'Éducatrice, éducateur de jeunes enfants',
           'Accueillante familiale, accueillant familial', 'Puéricultrice, puériculteur',
           'Technicienne, technicien de l’intervention sociale et familiale', 'Référente, référent éducatif',
           'Aide à domicile', 'Médecin de protection maternelle et infantile', 'Psychologue',
           'Assistante, assistant familial']
CLIPS = [('accueillir', 'Accueillir un enfant chez soi', 60), ('premier-jour', 'Mon premier jour', 40),
         ('terrain', 'Sur le terrain, avec les familles', 90), ('reconversion', 'J’ai changé de voie', 60),
         ('equipe', 'Une équipe autour d’un enfant', 50), ('alternance', 'Apprendre en alternance', 30)]
LOOP = [('lot-long', 'Les métiers du social'), ('lot-court', 'Et si c’était votre métier ?')]
SECONDS = [0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240, 300, 450, 600]
LASTING = [15, 30, 60, 120, 180, 300, 600, 1200]
STEPS = ['name', 'contact', 'wishes', 'consent']
VENUES = [('hall', 'Hall de la mairie', 'Town hall'), ('salon', 'Salon des métiers', 'Careers fair'),
          ('cinema', 'Cinéma', 'Cinema')]
CAMPAIGN = 'Métiers du social'


@dataclass
class Visit:
    date: str
    hour: int
    kiosk: str
    venue: str
    seconds: int
    metiers: list
    screens: set
    language: str
    aids: list
    furthest: int  # page of the form, -1: none
    step: int      # where it was left
    lead: bool
    watched: list  # clip, the second it was left at, whole
    likes: list


@dataclass
class Fair:
    """What happened: visits, and how often the loop's clips ran: (date, hour, kiosk, venue, clip) to whole, cut."""
    first: str = '2026-11-01'
    days: int = 30
    kiosks: int = 3
    visits_a_day: int = 500
    metiers: int = 12
    hours: tuple = tuple(range(9, 19))
    runs_an_hour: int = 40
    seed: int = 1
    times: int = 1  # of each visit there are so many, in the files only
    visits: list = field(default_factory=list)
    runs: dict = field(default_factory=dict)

    def __post_init__(self):
        chance = random.Random(self.seed)
        self.dates = [(datetime.date.fromisoformat(self.first) + datetime.timedelta(day)).isoformat()
                      for day in range(self.days)]
        self.names = [METIERS[i] if i < len(METIERS) else f'Métier du médico-social n° {i + 1}'
                      for i in range(self.metiers)]
        self.weights = list(accumulate(1 / (i + 1.5) for i in range(self.metiers)))
        middle = (self.hours[0] + self.hours[-1]) / 2 if self.hours else 0
        self.crowd = list(accumulate(1 / (1.3 + abs(hour - middle)) for hour in self.hours))
        for date in self.dates:
            busy = 1.5 if datetime.date.fromisoformat(date).weekday() >= 5 else .8
            for kiosk in range(self.kiosks):
                count = self.visits_a_day
                if self.days > 1 and count:  # in the mean, and to the visit, so many a day
                    count = round(count * busy * chance.uniform(.8, 1.2))
                self.visits += [self.visit(chance, date, kiosk) for _ in range(count)]
                self.run(chance, date, kiosk)
        self.trim(chance)

    def trim(self, chance):
        """Exactly kiosks * days * visits_a_day of them."""
        wanted = self.kiosks * self.days * self.visits_a_day
        chance.shuffle(self.visits)
        del self.visits[wanted:]
        while len(self.visits) < wanted:
            self.visits.append(self.visit(chance, chance.choice(self.dates), chance.randrange(self.kiosks)))

    @staticmethod
    def place(kiosk):
        venue = VENUES[kiosk % len(VENUES)][0]
        return f'borne-{venue}{kiosk // len(VENUES) + 1 if kiosk >= len(VENUES) else ""}', venue

    def visit(self, chance, date, kiosk):
        name, venue = self.place(kiosk)
        seconds = min(2000, int(chance.lognormvariate(4.4, 1.1)))
        seen = chance.random() < .67
        metiers = sorted({chance.choices(range(self.metiers), cum_weights=self.weights)[0]
                          for _ in range(chance.choice([1, 1, 1, 2, 3]))}) if seen and self.metiers else []
        furthest = -1
        if chance.random() < .22:
            furthest = 0
            while furthest < 3 and chance.random() < .8:
                furthest += 1
        lead = furthest == 3 and chance.random() < .85
        watched = []
        for clip, _, length in chance.sample(CLIPS, chance.choice([0, 0, 0, 1, 1, 2])):
            hold = .5 + sum(map(ord, clip)) % 7 / 5  # some are left soon, some are seen to the end
            left = min(length, int(chance.weibullvariate(length * hold, .6 + hold / 2)))
            watched.append((clip, left, left == length))
        screens = {'home'} | ({'professions', 'profession'} if metiers else set()) | \
            ({'feed'} if watched else set()) | ({'lead_form'} if furthest >= 0 else set()) | \
            ({'thanks'} if lead else set()) | ({'language'} if chance.random() < .08 else set())
        return Visit(date, chance.choices(self.hours, cum_weights=self.crowd)[0], name, venue, seconds, metiers, screens,
                     chance.choices(['fr', 'en', 'ar'], cum_weights=[85, 97, 100])[0],
                     [aid for aid, part in (('text', .05), ('contrast', .03), ('time', .015)) if chance.random() < part],
                     furthest, furthest if chance.random() < .8 else max(0, furthest - 1), lead, watched,
                     [clip for clip, _, whole in watched if whole and chance.random() < .3])

    def run(self, chance, date, kiosk):
        name, venue = self.place(kiosk)
        for hour in self.hours:
            for clip, _ in LOOP:
                whole = self.runs_an_hour - chance.choice([0, 0, 1, 2])
                cut = chance.choice([0, 0, 0, 0, 1])
                if whole > 0:
                    self.runs[date, hour, name, venue, clip] = [whole, cut]

    def write(self, folder):
        """One data folder a kiosk; a kiosk has a file of each day. Gives their paths."""
        days = {}
        for kiosk in range(self.kiosks):
            for date in self.dates:
                days[self.place(kiosk)[0], date] = Counter()
        for visit in self.visits:
            count_visit(days[visit.kiosk, visit.date], visit)
        for (date, hour, kiosk, _, clip), (whole, cut) in self.runs.items():
            days[kiosk, date]['run_whole', clip, f'{hour:02}'] += whole
            days[kiosk, date]['run_cut', clip, f'{hour:02}'] += cut
        names = [['campaign', 'lot', CAMPAIGN, 'Care work']]
        names += [['venue', *venue] for venue in VENUES]
        names += [['metier', f'metier-{i:02}', name, ''] for i, name in enumerate(self.names)]
        names += [['clip', clip, title, ''] for clip, title, *_ in CLIPS + LOOP]
        venues = dict(self.place(kiosk) for kiosk in range(self.kiosks))
        for (kiosk, date), counts in days.items():
            path = Path(folder, kiosk, 'counts')
            path.mkdir(parents=True, exist_ok=True)
            place = {'campaign': 'lot', 'venue': venues[kiosk], 'event': '',
                     'counts': [[*row, count * self.times] for row, count in sorted(counts.items()) if count]}
            (path / f'{date}.json').write_text(json.dumps(
                {'version': 1, 'day': date, 'kiosk': kiosk, 'names': names, 'places': [place]},
                ensure_ascii=False), encoding='utf-8')
        return [str(Path(folder, self.place(kiosk)[0])) for kiosk in range(self.kiosks)]


def lasting(seconds):
    return next((str(limit) for limit in LASTING if seconds < limit), 'more')


def count_visit(counts, visit):
    """As the kiosk does when a visit is over."""
    way = ['visit'] + ['metier'] * bool(visit.metiers) + STEPS[:visit.furthest + 1] + ['lead'] * visit.lead
    keys = [('visit', f'{visit.hour:02}', ''), ('lasting', lasting(visit.seconds), ''), ('language', visit.language, '')]
    keys += [('way', step, '') for step in way]
    if visit.furthest >= 0 and not visit.lead:
        keys.append(('given_up', STEPS[visit.step], ''))
    if visit.lead:
        keys.append(('lead', f'{visit.hour:02}', ''))
    for kind, ids in (('screen', visit.screens), ('metier', [f'metier-{i:02}' for i in visit.metiers]),
                      ('aid', visit.aids), ('like', visit.likes)):
        keys += [(kind, one, '') for one in ids]
    for clip, left, whole in visit.watched:
        keys.append(('watched_whole' if whole else 'watched_cut', clip, ''))
        keys += [('watched', clip, str(second)) for second in SECONDS if second <= left]
    counts.update(keys)
