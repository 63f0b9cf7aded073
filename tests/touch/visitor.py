"""What a visitor does at the kiosk, by fingers, and what a recruiter reads of it afterwards."""
import csv
import io
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from kiosk import expect

PASSPHRASE = 'quatre chevaux jaunes au galop'

# How people are called, with the letters that break things: accents, hyphens, apostrophes, blanks.
FIRST_NAMES = ['Zoé', 'Loïc', 'Chloé-Anne', 'Noël', 'Jean François', 'Aïcha', 'François', 'Éloïse',
               'Inès', 'Benoît', 'Gaël', 'Jérôme', 'D’Artagnan', 'Anaëlle', 'Maëlys', 'Zacharie']
LAST_NAMES = ['', 'Lefèvre', 'Le Goff', 'N’Diaye', 'Dupont-Durand', 'Gonçalves', 'Château', 'Noé']
SITUATIONS = ['lyceen', 'etudes', 'reconversion', 'social', 'autre']
PURPOSES = ['echange', 'offres', 'invitations']
DOMAINS = ['@gmail.com', '@orange.fr', '@outlook.fr', '@free.fr']


@dataclass
class Person:
    first_name: str
    last_name: str = ''
    email: str = ''   # typed up to the @, the rest by one key when it is one of DOMAINS
    phone: str = ''   # as typed
    situation: str = 'etudes'
    interests: list = field(default_factory=list)  # added by hand, beside the page's own
    purposes: tuple = ('echange',)

    def shown_phone(self):
        """As the table shows it: in groups of two."""
        return ' '.join(self.phone[i:i + 2] for i in range(0, len(self.phone), 2))


def some_person(random):
    """Anybody, of a random generator; every one different by the mail address."""
    by_phone = random.random() < .3
    number = '0' + random.choice('123456789') + ''.join(random.choice('0123456789') for _ in range(8))
    local = ''.join(random.choice('abcdefghijklmnopqrstuvwxyz') for _ in range(6))
    return Person(
        first_name=random.choice(FIRST_NAMES), last_name=random.choice(LAST_NAMES),
        email='' if by_phone else local + random.choice(DOMAINS + ['@exemple.fr']),
        phone=number if by_phone or random.random() < .2 else '',
        situation=random.choice(SITUATIONS),
        purposes=tuple(random.sample(PURPOSES, random.randint(1, 3))))


def wake(kiosk):
    kiosk.wait_screen('attract')
    kiosk.tap('attract.touch')
    if kiosk.wait_screen('home', 'profession') == 'profession':  # of the testimony that was on
        kiosk.tap('dock.home')
    kiosk.wait_screen('home')


def open_profession(kiosk, profession):
    """From home, by the list."""
    kiosk.tap('home.professions')
    kiosk.wait_screen('professions')
    kiosk.reach(f'professions.card.{profession}')
    kiosk.tap(f'professions.card.{profession}')
    kiosk.wait_screen('profession')


def type_into(kiosk, name, text):
    if not text:
        return
    if 'focused' not in kiosk.wait_node(name).state:
        kiosk.tap(name)
        kiosk.wait_node(name, 'focused')
    kiosk.type(text)
    kiosk.wait_node(name, 'filled')


def type_email(kiosk, email):
    local, at, domain = email.partition('@')
    type_into(kiosk, 'lead_form.email', local)
    if email and kiosk.key(at + domain):
        kiosk.type_key(at + domain)
    elif email and domain.endswith('.fr'):
        kiosk.type(at + domain[:-len('.fr')])
        kiosk.type_key('.fr')
    elif email:
        kiosk.type(at + domain)


def tick(kiosk, name):
    kiosk.reach(name)
    kiosk.tap(name)
    kiosk.wait_node(name, 'checked')


def fill_names(kiosk, person):
    kiosk.wait_screen('lead_form')
    kiosk.wait_node('lead_form.first_name', without=('filled',))
    type_into(kiosk, 'lead_form.first_name', person.first_name)
    type_into(kiosk, 'lead_form.last_name', person.last_name)


def fill_contact(kiosk, person):
    kiosk.wait_node('lead_form.email')
    type_email(kiosk, person.email)
    type_into(kiosk, 'lead_form.phone', person.phone)


def fill_wishes(kiosk, person):
    tick(kiosk, f'lead_form.situation.{person.situation}')
    for profession in person.interests:
        tick(kiosk, f'lead_form.interest.{profession}')


def fill_consent(kiosk, person):
    kiosk.wait_node('lead_form.send', 'disabled')  # nothing is agreed to beforehand
    tick(kiosk, 'lead_form.age')
    for purpose in person.purposes:
        tick(kiosk, f'lead_form.purpose.{purpose}')
    kiosk.wait_node('lead_form.send', without=('disabled',))


def fill_form(kiosk, person):
    """All of it but sending."""
    fill_names(kiosk, person)
    kiosk.tap('lead_form.next')
    fill_contact(kiosk, person)
    kiosk.tap('lead_form.next')
    fill_wishes(kiosk, person)
    kiosk.tap('lead_form.next')
    fill_consent(kiosk, person)


def send(kiosk):
    """Thanked, and not before the lead was durable."""
    saved = kiosk.trace.count('lead')
    kiosk.tap('lead_form.send')
    kiosk.wait_screen('thanks')
    events = kiosk.trace.events
    leads = [i for i, event in enumerate(events) if event['ev'] == 'lead']
    thanks = max(i for i, event in enumerate(events)
                 if event['ev'] == 'screen' and event['name'] == 'thanks')
    expect(len(leads) == saved + 1, f'{len(leads) - saved} leads were saved by one sending')
    expect(leads[-1] < thanks, 'thanked before the lead was durable')


def assert_nothing_personal(kiosk, *people):
    """The trace, what Borne said, its journal and its counts hold nothing of what these people typed."""
    files = [kiosk.trace.path, kiosk.folder / 'stderr', *(kiosk.data / 'journal').glob('*'),
             *(kiosk.data / 'counts').glob('*')]
    expect(len(files) >= 4, f'only {files}')
    written = ''.join(path.read_text() for path in files)
    for person in people:
        for typed in (person.first_name, person.last_name, person.email, person.phone):
            expect(len(typed) < 4 or typed not in written, f'{typed!r} is in a trace, log or count')


class Recruiter:
    """A pair of keys, and what bornectl opens with it."""

    def __init__(self, build, folder):
        self.bornectl, self.folder = Path(build) / 'bornectl', Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / 'passphrase').write_text(PASSPHRASE + '\n')
        self.run('keygen', '--passphrase-file', 'passphrase')

    def run(self, *words):
        done = subprocess.run([self.bornectl, *words], cwd=self.folder, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL,
                              env={**os.environ, 'LC_ALL': 'C.UTF-8'})
        expect(done.returncode == 0, f'bornectl {" ".join(map(str, words))}: code '
               f'{done.returncode}\n{done.stdout}{done.stderr}')
        return done.stdout

    def equip(self, data):
        """Gives a kiosk the public key, in the data folder it will use."""
        data.mkdir(parents=True, exist_ok=True)
        (data / 'recipient.pub').write_bytes((self.folder / 'recruteur.pub').read_bytes())

    def open(self, data):
        """The leads of a kiosk, by the way they take: export, carry, open."""
        stick = self.folder / 'stick'
        stick.mkdir(exist_ok=True)
        self.run('leads', 'export', '--data', data, '--to', stick)
        bundles = sorted(stick.glob('*.leads'))
        rows = self.open_file(bundles[-1])
        bundles[-1].unlink()
        return rows

    def open_file(self, bundle):
        text = self.run('leads', 'open', '--key', 'recruteur.key', '--passphrase-file',
                        'passphrase', '--output', '-', bundle)
        return list(csv.DictReader(io.StringIO(text.lstrip('\ufeff')), delimiter=';'))


def assert_same(row, person, interests):
    """A row of the opened table is what this person typed and ticked, and nothing else."""
    wanted = {'Prénom': person.first_name, 'Nom': person.last_name,
              'Adresse e-mail': person.email, 'Téléphone': person.shown_phone(),
              'Situation': person.situation, 'Métiers': ', '.join(interests),
              '15 ans ou plus': 'oui'}
    for purpose in PURPOSES:
        wanted[f'Accord ({purpose})'] = 'oui' if purpose in person.purposes else 'non'
    for column, value in wanted.items():
        expect(row.get(column) == value, f'{column}: {row.get(column)!r} was opened, '
               f'{value!r} was typed')
    expect(row['Référence'] and row['Identifiant'], 'a lead without reference or id')
