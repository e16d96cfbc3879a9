# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own, with a display, a session bus and the accessibility bus, and Kscore on it.

Nothing of the desktop around is reached, and nothing outlives it."""

import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'system'))
sys.dont_write_bytecode = True

from harness import SAMPLE, TOP, Skip, check, check_equal  # noqa: E402
from kscore import Scratch  # noqa: E402

try:
    from accessible import Bus, Ear, Gone, fits, walk
    from xdisplay import Display
except (ImportError, OSError) as missing:
    print(f'1..0 # SKIP {missing}')
    sys.exit(0)

BUILD = os.environ.get('KSCORE_BUILD', os.path.join(TOP, '_build'))
PROGRAM = os.path.join(BUILD, 'src', 'kscore')
PICTURES = os.environ.get('KSCORE_PICTURES', tempfile.gettempdir())

# Of a machine that does other things too; the program itself has far less to say for itself.
PATIENCE = 40
# How soon it has to be gone when it is told to.
END = 5

BUS = '''<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''
# No animation: what is waited for is there at once.
SETTINGS = '[Settings]\ngtk-enable-animations=false\n'
BUTTONS = ('button', 'toggle', 'tab', 'menu item')
# What drivers say of a machine without a graphics card.
HARMLESS = re.compile(r'^(libEGL|MESA|libGL|pci id for)')


def wait_until(truth, what, seconds=PATIENCE):
    """Calls truth() until it returns something true, which is returned."""
    end = time.monotonic() + seconds
    while True:
        found = truth()
        if found:
            return found
        check(time.monotonic() < end, f'{what}: not within {seconds} s')
        time.sleep(0.02)


class Desktop(Scratch):
    """Also a home with a data directory, and kscore-cli on it: see Scratch."""

    def __init__(self, now=None):
        super().__init__(now or time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()))
        self.processes, self.programs = [], []
        self.display = self.bus = None

    def __enter__(self):
        try:
            self.begin()
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, kind, *_):
        if kind not in (None, Skip):
            self.tell_what_is_there()
        self.end()

    def service(self, *command, **options):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env=self.environment(), **options)
        self.processes.append(process)
        return process

    def begin(self):
        os.makedirs(self.path('services'))
        os.makedirs(self.path('xdg-config', 'gtk-4.0'))
        os.mkdir(self.path('runtime'), 0o700)
        self.write('xdg-config/gtk-4.0/settings.ini', SETTINGS)
        self.write('bus.conf', BUS.format(folder=self.root))
        service = '/usr/share/dbus-1/services/org.a11y.Bus.service'
        if not os.path.exists(service):
            raise Skip('at-spi2-core is not installed')
        with open(service, encoding='utf-8') as lines:
            self.write('services/org.a11y.Bus.service',
                       ''.join(line for line in lines if not line.startswith('Systemd')))

        reader, writer = os.pipe()
        self.more = {}
        self.service('Xvfb', '-displayfd', str(writer), '-screen', '0', '1280x1024x24', '-noreset',
                     '-nolisten', 'tcp', pass_fds=[writer], stdout=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            number = numbers.readline().strip()
        check(number, 'Xvfb has begun')
        self.more['DISPLAY'] = f':{number}'
        self.display = Display(self.more['DISPLAY'])

        bus = self.service('dbus-daemon', f'--config-file={self.path("bus.conf")}', '--nofork',
                           '--nopidfile', '--print-address', stdout=subprocess.PIPE, text=True)
        self.more['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
        self.bus = Bus(self.more['DBUS_SESSION_BUS_ADDRESS'])

    def end(self):
        for program in self.programs:
            program.kill()
        if self.bus is not None:
            self.bus.close()
        if self.display is not None:
            self.display.close()
        # The buses first: what they started ends with them.
        for process in reversed(self.processes):
            process.terminate()
            process.wait(30)
            if process.stdout is not None:
                process.stdout.close()
        super().__exit__()

    def environment(self, **more):
        plain = {name: value for name, value in super().environment().items()
                 if name not in ('GTK_A11Y', 'NO_AT_BRIDGE', 'WAYLAND_DISPLAY', 'DISPLAY',
                                 'AT_SPI_BUS_ADDRESS', 'LANGUAGE')}
        return {**plain, 'XDG_RUNTIME_DIR': self.path('runtime'), 'GDK_BACKEND': 'x11',
                'GSK_RENDERER': 'cairo', 'G_DEBUG': 'fatal-criticals',
                'GSETTINGS_BACKEND': 'memory',
                'GSETTINGS_SCHEMA_DIR': os.path.join(BUILD, 'data'), 'GIO_USE_VFS': 'local',
                'GIO_USE_PROXY_RESOLVER': 'dummy', 'KSCORE_SAMPLE_DIR': SAMPLE,
                **getattr(self, 'more', {}), **more}

    def window(self, *words, data=None, before=(), **more):
        """Starts the program on the data directory; before: a command that starts it."""
        return self.start_program('--data-dir', data or self.data, *words, before=before, **more)

    def start_program(self, *words, before=(), **more):
        program = Program(self, [*before, PROGRAM, *words], more)
        self.programs.append(program)
        return program

    def tell_what_is_there(self):
        """For who reads the log of a failure."""
        handle, path = tempfile.mkstemp(prefix='kscore-session-', suffix='.png', dir=PICTURES)
        with os.fdopen(handle, 'wb') as picture:
            picture.write(self.display.picture())
        print(f'# a picture: {path}')
        for program in self.programs:
            print(f'# {program}: status {program.process.poll()}, said {program.said()!r}')
            try:
                for line in program.tree():
                    print(f'#   {line}')
            except Gone as gone:
                print(f'#   {gone}')


class Program:
    """Kscore, running, as a person with a screen reader and a keyboard knows it."""

    def __init__(self, desktop, command, more):
        self.desktop, self.command, self.ear = desktop, command, None
        self.log = desktop.path(f'said-{len(desktop.programs)}')
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(command, env=desktop.environment(**more),
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def __str__(self):
        return ' '.join(os.path.basename(word) for word in self.command)

    def said(self):
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return ''.join(line for line in log if not HARMLESS.match(line))

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def check_alive(self):
        check(self.process.poll() is None,
              f'{self} has ended with {self.process.poll()} and said {self.said()!r}')

    def wait(self, truth, what, seconds=PATIENCE):
        def alive():
            self.check_alive()
            try:
                return truth()
            except Gone:
                return None
        return wait_until(alive, f'{self}: {what}', seconds)

    def application(self):
        return self.desktop.bus.application(self.process.pid)

    def everything(self):
        """(thing, role, name, depth) of all that is on the screen."""
        application = self.application()
        return walk(application) if application is not None else ()

    def tree(self):
        return [f'{"  " * depth}{role} {name!r} {thing.description!r}'
                for thing, role, name, depth in self.everything()]

    def look_for(self, role, name=None):
        """What is on the screen with this role and name, a text or a pattern, or None."""
        return next((thing for thing, of, called, _ in self.everything()
                     if role in (None, of) and fits(name, called)), None)

    def look_for_button(self, name):
        """A button by what stands on it."""
        above = []
        for thing, role, called, depth in self.everything():
            del above[depth:]
            above += [None] * (depth - len(above)) + [thing if role in BUTTONS else None]
            if fits(name, called):
                button = next((one for one in reversed(above) if one is not None), None)
                if button is not None:
                    return button
        return None

    def find(self, role, name=None, seconds=PATIENCE):
        return self.wait(lambda: self.look_for(role, name), f'a {role} {name!r}', seconds)

    def wait_gone(self, role, name=None):
        self.wait(lambda: self.look_for(role, name) is None, f'no {role} {name!r} any more')

    def texts(self):
        """All that can be read on the screen."""
        return [name for _, _, name, _ in self.everything()]

    def click(self, name):
        """Activates the button on which that stands, as soon as it can be."""
        def press():
            button = self.look_for_button(name)
            if button is None or not button.sensitive:
                return False
            button.activate()
            return True
        self.wait(press, f'a button {name!r} to click')

    def surface(self):
        """Its window on the display, the topmost where it has several."""
        return self.wait(lambda: self.desktop.display.windows(self.process.pid), 'a window')[-1]

    def press(self, *keys):
        """Keys of the keyboard, to this program's topmost window."""
        surface = self.surface()
        if self.desktop.display.focused() != surface:
            self.desktop.display.focus(surface)
        self.desktop.display.press(*keys)

    def type(self, text):
        names = {'@': ('Shift_L', 'at'), '.': ('period',), ':': ('Shift_L', 'colon'),
                 '/': ('slash',), '-': ('minus',), ' ': ('space',)}
        for letter in text:
            self.press(*names.get(letter, (letter,)))

    def focused(self):
        return next((thing for thing, _, _, _ in self.everything()
                     if 'focused' in thing.states()), None)

    def focus_by(self, *keys, to=None):
        """Presses keys that move the keyboard; what a screen reader is then told has it, or what
        of a name, a text or a pattern."""
        if self.ear is None:
            self.ear = Ear(self.desktop.bus)
        self.ear.take()
        self.press(*keys)
        return self.wait(lambda: next((thing for thing in reversed(self.ear.take())
                                       if to is None or fits(to, thing.name)), None),
                         f'{keys} to move the keyboard to {to or "something"}')

    def resize(self, width, height):
        """As somebody does who drags its corner, or a tiling window manager."""
        display, surface = self.desktop.display, self.surface()
        display.resize(surface, width, height)
        self.wait(lambda: display.size(surface) == (width, height), f'{width}x{height}')

    def close(self):
        """As by the button of a window manager, or Alt+F4."""
        self.desktop.display.ask_to_close(self.surface())

    def check_ends(self, status=0, seconds=END, messages=False):
        """That it ends by itself, in time, and has said nothing, or no more than messages."""
        begun = time.monotonic()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            check(False, f'{self} does not end')
        took = time.monotonic() - begun
        said = re.sub(r'(?m)^\S+-Message: .*\n', '', self.said()) if messages else self.said()
        check_equal((self.process.returncode, said), (status, ''), f'{self}: the end')
        check(took <= seconds, f'{self} has taken {took:.1f} s to end')
        return took
