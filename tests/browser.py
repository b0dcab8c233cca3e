"""One Chromium for many pages, spoken to through the two pipes of its debugging protocol: no
network, no driver, no library. A page is looked at as it is, its policy in force."""
import base64
import json
import os
import subprocess

OPTIONS = ('--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync',
           '--hide-scrollbars', '--remote-debugging-pipe')
MM = 96 / 25.4


class Browser:
    def __init__(self, profile, program='chromium'):
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()

        def take_places():  # the protocol wants descriptors 3 and 4
            high = [os.dup(to_read), os.dup(to_write)]
            high = [os.dup(end) for end in high]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen([program, *OPTIONS, f'--user-data-dir={profile}', 'about:blank'],
                                        preexec_fn=take_places, pass_fds=(3, 4),
                                        stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.number, self.rest, self.events, self.session = 0, b'', [], None
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.call('Page.enable')

    def _next(self):
        while b'\0' not in self.rest:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise SystemExit('the browser ended')
            self.rest += piece
        message, self.rest = self.rest.split(b'\0', 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        message = {'id': self.number, 'method': method, 'params': parameters}
        if self.session:
            message['sessionId'] = self.session
        data = json.dumps(message).encode() + b'\0'
        while data:
            data = data[os.write(self.to, data):]
        while True:
            answer = self._next()
            if answer.get('id') == self.number:
                if 'error' in answer:
                    raise SystemExit(f'{method}: {answer["error"]["message"]}')
                return answer['result']
            self.events.append(answer.get('method'))

    def open(self, path):
        self.events.clear()
        self.call('Page.navigate', url='file://' + os.path.abspath(path))
        while 'Page.loadEventFired' not in self.events:
            self.events.append(self._next().get('method'))

    def size(self, width, height):
        self.call('Emulation.setDeviceMetricsOverride', width=round(width), height=round(height),
                  deviceScaleFactor=1, mobile=False)

    def media(self, kind='', dark=False):
        self.call('Emulation.setEmulatedMedia', media=kind, features=[
            {'name': 'prefers-color-scheme', 'value': 'dark' if dark else 'light'}])

    def ask(self, script):
        answer = self.call('Runtime.evaluate', expression=script, returnByValue=True)
        if 'exceptionDetails' in answer:
            raise SystemExit(str(answer['exceptionDetails']))
        return answer['result'].get('value')

    def shoot(self, file):
        with open(file, 'wb') as out:
            out.write(base64.b64decode(self.call('Page.captureScreenshot', captureBeyondViewport=False)['data']))

    def print(self, file, width, height):
        """On paper of so many millimetres, with the margins that the page asks for."""
        self.call('Page.setBypassCSP', enabled=True)
        self.call('Page.reload')
        self.events.clear()
        while 'Page.loadEventFired' not in self.events:
            self.events.append(self._next().get('method'))
        self.ask('document.head.insertAdjacentHTML("beforeend",'
                 f'"<style>@page{{size:{width}mm {height}mm}}</style>")')
        answer = self.call('Page.printToPDF', preferCSSPageSize=True, printBackground=True)
        self.call('Page.setBypassCSP', enabled=False)
        with open(file, 'wb') as out:
            out.write(base64.b64decode(answer['data']))

    def close(self):
        self.session = None
        self.call('Browser.close')
        self.process.wait()
