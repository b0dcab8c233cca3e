#!/usr/bin/env python3
"""Diaries that are hard on a page: report-picture-diaries.py DIRECTORY. Always the same."""
import datetime
import pathlib
import random
import re
import sys

END = datetime.date(2026, 11, 20)
CONTENT = pathlib.Path(__file__).parent.parent / 'content'
MEDICINES = {'ibuprofen': 400, 'paracetamol': 1000, 'co-codamol': 1000, 'naproxen': 250,
             'amitriptyline': 10, 'dihydrocodeine': 30}
EXERCISES = ['cat-cow', 'doorway-stretch', 'chin-tuck-wall', 'floor-angels', 'childs-pose',
             'bird-dog', 'band-row']
WORDS = [('goal', 'Play tennis with Ada again by the spring <b>& "all"</b> \u202eevil'),
         ('question', 'Is it safe to lift my toddler, and how should I hold her when my back is sore?'),
         ('question', 'Should I go on with ibuprofen, or is there something that is easier on the stomach?'),
         ('question', 'x' * 400)]


def line(day, time, *fields):
    return '\t'.join([f'{day}T{time}:00+01:00', *map(str, fields)]) + '\n'


def a_day(day, level, rand):
    lines = [line(day, '08:10', 'slept', rand.choice([5, 6, 6.5, 7, 8]), f'woke={rand.choice([0, 0, 1])}'),
             line(day, '08:15', 'pain', level,
                  f'trigger={rand.choice(["desk-work", "poor-sleep", "lifting", "stress"])}')]
    if rand.random() < .7:
        lines.append(line(day, '13:00', 'pain', min(10, level + rand.choice([0, 1, 2]))))
    if rand.random() < .06:
        lines.append(line(day, '19:00', 'flare', 'yes'))
    lines += [line(day, '12:00', 'took', name, f'mg={mg}')
              for name, mg in MEDICINES.items() if rand.random() < .18]
    for name in EXERCISES:
        if rand.random() < .35:
            lines.append(line(day, '09:00', 'did', name, 'sets=1', 'reps=10', f'before={level}',
                              f'pain={level}', f'after={max(0, level - 1)}'))
        elif rand.random() < .1:
            lines.append(line(day, '09:00', 'skip', name, 'reason=tired'))
    if rand.random() < .05:
        lines.append(line(day, '10:00', 'can', 'sit-through-a-two-hour-meeting',
                          f'score={rand.randint(2, 9)}'))
    if rand.random() < .03:
        lines.append(line(day, '10:02', 'seen', 'physiotherapist', 'advice=keep-moving'))
    return lines


def busy(days, seed, share):
    rand = random.Random(seed)
    level, lines = 5, []
    for back in range(days - 1, -1, -1):
        day = END - datetime.timedelta(days=back)
        if rand.random() < share:
            level = max(0, min(10, level + rand.choice([-1, 0, 0, 1])))
            lines += a_day(day, level, rand)
    return lines + [line(END, f'11:0{i}', *words) for i, words in enumerate(WORDS)]


def warnings():
    words = 'fever weight-loss leg-weakness chest-pain saddle-numbness bladder-change confused'
    lines = [line(f'2026-11-{10 + i}', '15:00', 'symptom', word) for i, word in enumerate(words.split())]
    for day in range(10, 20):
        lines.append(line(f'2026-11-{day}', '22:00', 'pain', 9))
        lines.append(line(f'2026-11-{day}', '07:00', 'slept', 3, 'woke=5'))
        lines += [line(f'2026-11-{day}', f'{hour:02}:30', 'took', 'paracetamol', 'mg=1000')
                  for hour in range(8, 14)]
    return lines


# --- as much of everything as a diary can hold ---------------------------------------

def terms(name):
    """The words of a list in diary.yaml."""
    text = (CONTENT / 'diary.yaml').read_text(encoding='utf-8')
    return re.search(rf'- id: {name}\n    terms: \[(.*?)\]', text, re.S).group(1).replace('\n', ' ').split(', ')


def day_back(back):
    return END - datetime.timedelta(days=back)


def symptoms(count):
    words = [word.strip() for word in terms('symptom')]
    longest = sorted(words, key=lambda word: (-len(word), word))
    return [line(day_back(i % 20 + 1), f'15:{i % 60:02}', 'symptom', word)
            for i, word in enumerate(longest[:count])]


def abilities(count, length=90):
    """Words as long as they are told apart, and longer."""
    return [line(day_back(back), f'10:{i:02}', 'can',
                 ('abc'[i // 10] + 'abcdefghij'[i % 10] + '-lift-the-shopping-into-the-car' * 150)[:length],
                 f'score={(i + back) % 11}')
            for i in range(count) for back in (40, 2)]


def medicines(days):
    return [line(day_back(back), f'11:{i:02}', 'took', word.strip(), f'mg={50 * (i % 9 + 1)}')
            for i, word in enumerate(terms('medicine')) for back in range(days)]


def exercises(count):
    names = sorted(path.stem for path in (CONTENT / 'exercises').glob('*.yaml'))
    names = sorted(names, key=len)[-count:]
    return [line(day_back(back), f'09:{i:02}', 'did', name, 'before=3', f'pain={3 + i % 5}', 'after=4')
            for i, name in enumerate(names) for back in range(0, 60, 3 + i % 4)]


def triggers(count):
    words = re.findall(r'^  - id: (.*)$', (CONTENT / 'triggers.yaml').read_text(encoding='utf-8'), re.M)
    return [line(day_back(back), f'07:{i:02}', 'pain', 3 + (back % (i + 2) == 0) * 4,
                 'trigger=' + words[i]) for i in range(min(count, len(words)))
            for back in range(i % 7, 160, i % 5 + 2)]


LONG = {
    'plain': 'Would it be wise to go on lifting as I did before all of this began? ' * 230,
    'wide': 'W' * 15000,
    'cjk': '背中が痛くて眠れません。どうすればよいでしょうか。' * 200,
    'rtl': 'هل يمكنني حمل ابنتي مرة أخرى دون ألم في الظهر؟ ' * 180,
    'widest': '\ufdfd' * 5000,
    'stacked': ('a' + '\u0301\u0316\u0308' * 9) * 200,
    'signs': '<script>alert("x")</script> & \'q\' ]]> ' * 300,
    'bidi': '\u202eevil\u2066 \u200f \\x1B[31m \\n \\x9B ' * 300,
}


def texts(*names):
    lines = []
    for i, name in enumerate(names):
        lines.append(line(END, f'11:0{i}', 'question', LONG[name]))
        lines.append(line(END, f'11:1{i}', 'goal', LONG[name]))
    return lines


def visits():
    every = ','.join(word.strip() for word in terms('advice') if 'exercise-ok' not in word
                     and 'nothing-serious' not in word)
    return [line(day_back(back), '10:30', 'seen', 'occupational-health', f'advice={every}')
            for back in range(30, 38)]


def flares(count):
    return [line(day_back(9 * i), time, 'pain', score) for i in range(count)
            for time, score in (('08:00', 9), ('09:00', 8))] + \
        [line(day_back(9 * i + j), '08:00', 'pain', 2) for i in range(count) for j in range(1, 9)] + \
        [line(day_back(9 * i + 4), '20:00', 'flare', 'yes') for i in range(count)]


def level(score, days):
    return [line(day_back(back), '08:00', 'pain', score) for back in range(days)]


def gaps():
    return [line(day_back(back), '08:00', 'pain', back % 11) for back in (0, 1, 40, 41, 200, 900, 901, 3000)]


def everything(count):
    return (busy(3650, 5, .8) + warnings() + symptoms(count) + abilities(30) + medicines(29) + exercises(40)
            + triggers(40) + texts('plain', 'wide', 'cjk') + visits() + flares(100))


EXTREMES = {
    'symptoms': lambda: symptoms(12) + abilities(30) + level(5, 60),
    'abilities': lambda: abilities(30, 4000) + level(5, 60),
    'medicines': lambda: medicines(29) + level(5, 60),
    'exercises': lambda: exercises(40) + level(5, 60),
    'triggers': lambda: triggers(40),
    'flares': lambda: flares(100),
    'zero': lambda: level(0, 90),
    'ten': lambda: level(10, 90),
    'gaps': gaps,
    'wide': lambda: texts('wide', 'widest', 'stacked', 'plain') + level(5, 60),
    'scripts': lambda: texts('cjk', 'rtl', 'rtl', 'cjk') + level(5, 60),
    'signs': lambda: texts('rtl', 'signs', 'bidi', 'signs') + level(5, 60),
    'crowd': lambda: everything(8),
    'worst': lambda: everything(1000),
}


def main(directory):
    diaries = {
        'one': [line(END, '08:00', 'pain', 4)],
        'same': [line(END - datetime.timedelta(days=d), '08:00', 'pain', 3) for d in range(21)],
        'forty': busy(40, 3, .8),
        'weeks': busy(500, 2, .6),
        'years': busy(3650, 1, .8),
        'hard': busy(500, 4, .6) + warnings(),
    }
    diaries.update((name, make()) for name, make in EXTREMES.items())
    for name, lines in diaries.items():
        (pathlib.Path(directory) / f'{name}.diary').write_text(''.join(lines), encoding='utf-8')


if __name__ == '__main__':
    main(sys.argv[1])
