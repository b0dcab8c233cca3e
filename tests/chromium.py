#!/usr/bin/env python3
"""Looks at what report drew, in Chromium: chromium.py DIRECTORY NAME [NAME ...], where NAME.svg,
NAME-person.html and NAME-clinician.html are in the directory. Leaves pictures of them and what
is printed there, and says what is wrong; tests/chromium.sh calls it."""
import pathlib
import subprocess
import sys

from browser import MM, Browser

PAPERS = {'A4': (210, 297), 'letter': (215.9, 279.4)}
MARGINS = (22, 18)  # of report_html_style.c
WIDTHS = (320, 500, 800, 1200)
LEAST_TYPE = 7  # points

# What is wider than its place, and words of the picture that leave it or lie on others.
RULER = '''(function () {
var found = [].filter.call(document.querySelectorAll("main, main *"), function (e) {
    return !e.closest("svg") && !e.matches("q") && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0;
}).map(function (e) { return "wide: " + e.tagName; });
var svg = document.querySelector("svg");
if (svg) {
    var edge = svg.getBoundingClientRect(), texts = [].slice.call(svg.querySelectorAll("text"));
    texts.forEach(function (t, i) {
        var b = t.getBoundingClientRect();
        if (b.left < edge.left - 1 || b.right > edge.right + 1 || b.bottom > edge.bottom + 1 || b.top < edge.top - 1)
            found.push("out: " + t.textContent);
        texts.slice(i + 1).forEach(function (u) {
            var c = u.getBoundingClientRect();
            if (b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 3 && c.top < b.bottom - 3)
                found.push(t.textContent + " over " + u.textContent);
        });
    });
}
if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than the window");
return found;
})()'''

# The style sheet of a page is let through by its policy.
STYLED = 'getComputedStyle(document.body).maxWidth != "none"'

# The smallest type in points as it is printed, and how high the page is.
LEAST = '''(function () {
var least = 99;
document.querySelectorAll("main *").forEach(function (e) {
    var svg = e.closest("svg");
    if (svg ? !e.matches("text") : ![].some.call(e.childNodes, function (c) { return c.nodeType == 3 && c.data.trim(); }))
        return;
    least = Math.min(least, parseFloat(getComputedStyle(e).fontSize) * .75 * (svg ? svg.getScreenCTM().a : 1));
});
return least;
})()'''
HEIGHT = 'document.querySelector("main").getBoundingClientRect().height'


class Look:
    def __init__(self, directory):
        self.directory = directory
        self.browser = Browser(directory / 'profile')
        self.failed = False

    def say(self, text):
        print(text, flush=True)
        self.failed = True

    def shoot(self, file, name, width, height, dark=False):
        self.browser.size(width, height)
        self.browser.media(dark=dark)
        self.browser.open(file)
        self.browser.shoot(self.directory / f'{name}.png')
        self.browser.media()

    def picture(self, name):
        for dark in (False, True):
            self.shoot(self.directory / f'{name}.svg', name + ('-dark' if dark else ''), 600, 380, dark)
        for found in self.browser.ask(RULER.replace('main, main *', 'none')):
            self.say(f'{name}.svg: {found}')

    def screen(self, page):
        for width in WIDTHS:
            self.browser.size(width, 900)
            self.browser.open(page)
            for found in self.browser.ask(RULER):
                self.say(f'{page.name} at {width}: {found}')
            if not self.browser.ask(STYLED):
                self.say(f'{page.name}: its policy does not let its style through')
        for dark in (False, True):
            self.shoot(page, page.stem + ('-dark' if dark else ''), 800, 1300, dark)

    def heard(self, page):
        """As a screen reader has it: a title, headings in their order, a picture in words."""
        nodes = [node for node in self.browser.call('Accessibility.getFullAXTree')['nodes'] if not node['ignored']]
        roles = [(node['role']['value'], node.get('name', {}).get('value', ''),
                  node.get('description', {}).get('value', ''),
                  next((p['value']['value'] for p in node.get('properties', []) if p['name'] == 'level'), 0))
                 for node in nodes]
        levels = [level for role, _, _, level in roles if role == 'heading']
        if levels[:1] != [1] or any(level != 2 for level in levels[1:]):
            self.say(f'{page.name}: headings of levels {levels}')
        for role, name, description, _ in roles:
            if role in ('image', 'img', 'SvgRoot', 'graphics-document') and not (name and description):
                self.say(f'{page.name}: a picture without words')
        if not any(role == 'main' for role, *_ in roles):
            self.say(f'{page.name}: no main part')

    def paper(self, page):
        for paper, (width, height) in PAPERS.items():
            self.browser.open(page)
            self.browser.media('print')
            self.browser.size((width - MARGINS[0]) * MM, (height - MARGINS[1]) * MM)
            used = self.browser.ask(HEIGHT) / ((height - MARGINS[1]) * MM)
            least = self.browser.ask(LEAST)
            self.browser.media()
            file = self.directory / f'{page.stem}-{paper}.pdf'
            self.browser.print(file, width, height)
            told = subprocess.run(['pdfinfo', file], capture_output=True, text=True, check=True).stdout
            pages = int(next(line.split()[1] for line in told.splitlines() if line.startswith('Pages:')))
            print(f'{page.stem} on {paper}: {100 * used:.0f} % of the sheet, type from {least:.1f} pt', flush=True)
            if pages != 1:
                self.say(f'{page.name} on {paper}: {pages} pages')
            if least < LEAST_TYPE:
                self.say(f'{page.name} on {paper}: type of {least:.1f} pt, expected {LEAST_TYPE}')

    def all(self, name):
        self.picture(name)
        for audience in ('person', 'clinician'):
            page = self.directory / f'{name}-{audience}.html'
            self.screen(page)
            self.heard(page)
            self.paper(page)


def main(directory, *names):
    look = Look(pathlib.Path(directory))
    for name in names:
        look.all(name)
    look.browser.close()
    sys.exit(look.failed)


if __name__ == '__main__':
    main(*sys.argv[1:])
