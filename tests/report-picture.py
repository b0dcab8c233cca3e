#!/usr/bin/env python3
"""What pictures and pages of report must be, seen with Python's own parsers.

    report-picture.py svg FILE      well-formed, described, nothing foreign; prints its words
    report-picture.py html FILE     the same for a page, and its policy
    report-picture.py contrast FILE WCAG 2.2 contrasts of its style, light and dark
"""
import base64
import hashlib
import html.parser
import re
import sys
import xml.dom.minidom

FOREIGN = re.compile(r'<(script|img|image|link|iframe|object|embed|foreignObject|use|a|form)\b'
                     r'|\son[a-z]+=|javascript:|url\(|@import|\ssrc=|href=|\sstyle=', re.I)
VOID = {'meta'}


def fail(text):
    sys.exit(text)


def check_bytes(text):
    for character in text:
        code = ord(character)
        if (code < 32 and character != '\n') or 0x7F <= code < 0xA0 or code in (0xFFFE, 0xFFFF) \
                or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            fail(f'raw U+{code:04X}')
    found = FOREIGN.search(text)
    if found:
        fail(f'foreign: {found.group()}')
    if re.findall(r'https?://[^"]*', text) not in ([], ['http://www.w3.org/2000/svg']):
        fail('an address')


def check_picture(svg):
    names = svg.getAttribute('aria-labelledby').split()
    parts = {child.getAttribute('id'): child for child in svg.childNodes
             if child.nodeName in ('title', 'desc')}
    if svg.getAttribute('role') != 'img' or len(names) != 2 or set(names) != set(parts):
        fail('the picture is not described')
    for part in parts.values():
        if len(part.firstChild.data) < 10:
            fail('an empty description')
    width, height = map(float, svg.getAttribute('viewBox').split()[2:])
    top = float(svg.getAttribute('viewBox').split()[1])
    for text in svg.getElementsByTagName('text'):
        y = float(text.getAttribute('y'))
        if not top < y < top + height:
            fail('words outside')


def words_of(node):
    if node.nodeType == node.TEXT_NODE:
        return [node.data]
    if node.nodeName == 'style':
        return []
    return [word for child in node.childNodes for word in words_of(child)]


def svg(text):
    check_bytes(text)
    root = xml.dom.minidom.parseString(text.encode()).documentElement
    check_picture(root)
    print('\n'.join(word for word in words_of(root) if word.strip()))


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.words, self.policy, self.ids = [], [], None, []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == 'meta' and attributes.get('http-equiv') == 'Content-Security-Policy':
            self.policy = attributes['content']
        if 'id' in attributes:
            self.ids.append(attributes['id'])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            fail(f'</{tag}> closes another')

    def handle_data(self, data):
        if data.strip() and self.open[-1] != 'style':
            self.words.append(data)


def page(text):
    check_bytes(text)
    parser = Page()
    parser.feed(text)
    style = text[text.index('<style>') + 7:text.index('</style>')]
    sha = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sha}'; base-uri 'none'; form-action 'none'"
    if parser.policy != policy:
        fail(f'the policy should be\n{policy}')
    if parser.open or len(set(parser.ids)) != len(parser.ids):
        fail('not whole, or an id twice')
    if text.index('http-equiv') > text.index('<title>'):
        fail('the policy comes late')
    if '<svg' in text:
        inner = text[text.index('<svg'):text.index('</svg>') + 6]
        check_picture(xml.dom.minidom.parseString(inner.encode()).documentElement)
    print('\n'.join(parser.words))


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_of(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def contrast(text):
    style = text[text.index('<style>') + 7:text.index('</style>')]
    dark = re.findall(r'prefers-color-scheme:dark\)\{\n(.*?)\n\}\n', style, re.S)
    light = re.sub(r'@media screen and \(prefers-color-scheme:dark\)\{\n.*?\n\}\n', '', style,
                   flags=re.S)
    pairs = 0
    for scheme in (light, '\n'.join(dark)):
        colours = {(s, p): c for s, p, c in
                   re.findall(r'^([^{}\n]+)\{([a-z-]+):(#[0-9a-f]{6})\}$', scheme, re.M)}
        ground = colours['.ground', 'fill']
        wanted = [(colours[name, 'fill'], ground, 4.5) for name in ('.ink', '.muted')]
        wanted += [(colours[name, 'stroke'], ground, 3) for name in ('.grid', '.bar', '.line')]
        wanted += [(colours[name, 'fill'], ground, 3)
                   for name in ('.flare', '.medicine', '.exercise')]
        wanted += [(colours[name, 'stroke'], colours['.tint', 'fill'], 3)
                   for name in ('.bar', '.line')]
        wanted += [(colours['.line', 'stroke'], colours['.bar', 'stroke'], 3)]
        if ('body', 'color') in colours:
            paper = colours['body', 'background-color']
            panel = colours['.act', 'background-color']
            wanted += [(colours['body', 'color'], paper, 4.5), (colours['.quiet', 'color'], paper, 4.5),
                       (colours['body', 'color'], panel, 4.5), (colours['.act', 'border-color'], paper, 3)]
            if paper != ground:
                fail('the picture has another ground than the page')
        for one, other, least in wanted:
            pairs += 1
            if contrast_of(one, other) < least:
                fail(f'{one} on {other}: {contrast_of(one, other):.2f}, expected {least}')
    print(pairs)


if __name__ == '__main__':
    with open(sys.argv[2], encoding='utf-8', newline='') as file:
        {'svg': svg, 'html': page, 'contrast': contrast}[sys.argv[1]](file.read())
