"""What a report has to say of a fair, added up from its visits one by one: tables of numbers, by the names of their files."""
import datetime
from collections import Counter

from fair import CLIPS, LASTING, LOOP, SECONDS, STEPS, VENUES, lasting

WAY = ['ont touché l’écran', 'ont regardé un métier', 'ont ouvert le formulaire (prénom et nom)',
       'sont allées jusqu’à l’adresse ou au téléphone', 'sont allées jusqu’à la situation et aux métiers',
       'sont allées jusqu’à l’accord', 'ont laissé une demande']
PAGES = ['Prénom et nom', 'Adresse ou téléphone', 'Situation et métiers', 'Accord']
LENGTHS = ['moins de 15\u00a0s', 'de 15 à 30\u00a0s', 'de 30\u00a0s à 1\u00a0min', 'de 1 à 2\u00a0min', 'de 2 à 3\u00a0min', 'de 3 à 5\u00a0min',
           'de 5 à 10\u00a0min', 'de 10 à 20\u00a0min', '20\u00a0min et plus']
SCREENS = {'home': 'Accueil', 'professions': 'Liste des métiers', 'profession': 'Page d’un métier',
           'feed': 'Témoignages', 'lead_form': 'Formulaire', 'thanks': 'Remerciement', 'language': 'Choix de la langue'}
LANGUAGES = {'fr': 'français', 'en': 'anglais', 'ar': 'arabe'}
AIDS = {'text': 'Grandes lettres', 'contrast': 'Contraste fort', 'time': 'Plus de temps'}
DAYS = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.']
MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']


class Rate(int):
    """Per mille, of a whole."""


class Change(int):
    """Per mille, signed."""


def rate(part, whole):
    return Rate((part * 1000 + whole // 2) // whole)


def change(now, before):
    return '' if not before else Change(abs(now - before) * 1000 // before * (1 if now >= before else -1))


def ranked(counts, names, whole):
    """The most counted first, then by id."""
    return [[names[one], count, rate(count, whole)] for one, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]


def day_words(date):
    day = datetime.date.fromisoformat(date)
    return f'{DAYS[day.weekday()]} {day.day}\u00a0{MONTHS[day.month - 1]}'


def by_time(fair):
    visits, leads, rows, before = Counter(), Counter(), [], (0, 0)
    for visit in fair.visits:
        for key in (visit.date, visit.hour):
            visits[key] += 1
            leads[key] += visit.lead
    for date in fair.dates:
        now = visits[date], leads[date]
        rows.append([day_words(date), date, now[0], change(now[0], before[0]), now[1], change(now[1], before[1])])
        before = now
    hours = sorted({visit.hour for visit in fair.visits})
    return {'par-jour': rows,
            'par-heure': [[f'{hour}\u00a0h', visits[hour], leads[hour]] for hour in range(hours[0], hours[-1] + 1)]}


def by_place(fair):
    tables = {'par-borne': [], 'par-lieu': [], 'passages': [], 'preuve-de-passage': []}
    for kiosk in range(fair.kiosks):
        name, venue = fair.place(kiosk)
        here = [visit for visit in fair.visits if visit.kiosk == name]
        leads = sum(visit.lead for visit in here)
        runs = sum(whole for (_, _, one, _, _), (whole, _) in fair.runs.items() if one == name)
        tables['par-borne'].append([name, len(here), leads, rate(leads, len(here)),
                                    sum(len(visit.watched) for visit in here), runs])
        tables['par-lieu'].append([dict((i, n) for i, n, _ in VENUES)[venue], '', 'Métiers du social', len(here), leads,
                                   rate(leads, len(here))])
    places, films = {i: name for i, name, _ in VENUES}, dict(LOOP)
    in_all, at = Counter(), {}
    for (date, hour, kiosk, venue, clip), (whole, cut) in fair.runs.items():
        in_all[clip] += whole
        both = at.setdefault((clip, venue), [0, 0])
        both[0] += whole
        both[1] += cut
        tables['preuve-de-passage'].append([date, f'{hour:02}', kiosk, places[venue], '', clip, whole, cut])
    order = [fair.place(kiosk)[0] for kiosk in range(fair.kiosks)]
    tables['preuve-de-passage'].sort(key=lambda row: (row[0], row[1], order.index(row[2]), row[5]))
    for row in tables['preuve-de-passage']:
        row[5] = films[row[5]]
    for clip, _ in sorted(in_all.items(), key=lambda c: (-c[1], c[0])):
        tables['passages'] += [[films[clip], places[venue], *at[clip, venue]]
                               for venue in [fair.place(kiosk)[1] for kiosk in range(fair.kiosks)] if (clip, venue) in at]
    return tables


def by_clip(fair):
    begun, whole, likes, reached = Counter(), Counter(), Counter(), Counter()
    for visit in fair.visits:
        for clip, left, end in visit.watched:
            begun[clip] += 1
            whole[clip] += end
            for second in SECONDS:
                reached[clip, second] += left >= second
        likes.update(visit.likes)
    titles = {clip: title for clip, title, _ in CLIPS}
    order = sorted(begun, key=lambda clip: (-begun[clip], clip))
    return {'temoignages': [[titles[clip], begun[clip], whole[clip], begun[clip] - whole[clip],
                             rate(whole[clip], begun[clip]), likes[clip]] for clip in order],
            'temoignages-par-seconde': [[titles[clip], str(second), reached[clip, second],
                                         rate(reached[clip, second], begun[clip])]
                                        for clip in order for second in SECONDS if reached[clip, second]]}


def tables_of(fair):
    whole = len(fair.visits)
    leads = sum(visit.lead for visit in fair.visits)
    way = [whole, sum(bool(visit.metiers) for visit in fair.visits)]
    way += [sum(visit.furthest >= step for visit in fair.visits) for step in range(len(STEPS))] + [leads]
    left = [sum(visit.furthest >= 0 and not visit.lead and visit.step == step for visit in fair.visits)
            for step in range(len(STEPS))]
    lengths = Counter(lasting(visit.seconds) for visit in fair.visits)
    metiers = Counter(f'{one:02}' for visit in fair.visits for one in visit.metiers)
    return {
        **by_time(fair), **by_place(fair), **by_clip(fair),
        'parcours': [[words, count, rate(count, whole)] for words, count in zip(WAY, way)],
        'abandons': [[words, count, rate(count, sum(left))] for words, count in zip(PAGES, left)],
        'duree-des-visites': [[words, lengths[key], rate(lengths[key], whole)]
                              for words, key in zip(LENGTHS, [*map(str, LASTING), 'more'])],
        'metiers': ranked(metiers, {f'{i:02}': name for i, name in enumerate(fair.names)}, whole),
        'langues': ranked(Counter(visit.language for visit in fair.visits), LANGUAGES, whole),
        'aides': ranked(Counter(aid for visit in fair.visits for aid in visit.aids), AIDS, whole),
        'ecrans': ranked(Counter(one for visit in fair.visits for one in visit.screens), SCREENS, whole),
    }
