#!/usr/bin/env python3
"""Diaries that are hard on a page: report-picture-diaries.py DIRECTORY. Always the same."""
import datetime
import pathlib
import random
import sys

END = datetime.date(2026, 11, 20)
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


def main(directory):
    diaries = {
        'one': [line(END, '08:00', 'pain', 4)],
        'same': [line(END - datetime.timedelta(days=d), '08:00', 'pain', 3) for d in range(21)],
        'forty': busy(40, 3, .8),
        'weeks': busy(500, 2, .6),
        'years': busy(3650, 1, .8),
        'hard': busy(500, 4, .6) + warnings(),
    }
    for name, lines in diaries.items():
        (pathlib.Path(directory) / f'{name}.diary').write_text(''.join(lines), encoding='utf-8')


if __name__ == '__main__':
    main(sys.argv[1])
