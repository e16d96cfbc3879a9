# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of a program, asked for on its bus without a cache between."""

import re

from gi.repository import Gio, GLib

PREFIX = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
ANSWER_MS = 10000
WINDOW_COORDINATES = 1

# Of the interface's numbers, those that a test asks for.
ROLES = {2: 'alert', 16: 'dialog', 23: 'window', 27: 'image', 29: 'label', 31: 'list',
         32: 'list item', 33: 'menu', 35: 'menu item', 37: 'tab', 38: 'tabs', 39: 'panel',
         42: 'progress', 43: 'button', 54: 'status', 55: 'table', 56: 'cell', 57: 'column',
         61: 'entry', 62: 'toggle', 69: 'window', 75: 'application', 79: 'entry', 90: 'row',
         101: 'alert', 103: 'meter'}
STATES = {'active': 1, 'checked': 4, 'expanded': 10, 'focusable': 11, 'focused': 12,
          'sensitive': 24, 'visible': 30}


class Gone(Exception):
    """The thing, or its program, is there no more."""


class Bus:
    def __init__(self, session):
        """session: the address of the session's bus."""
        self.versions = {}
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.session = Gio.DBusConnection.new_for_address_sync(session, flags, None, None)
        address, = self.ask(self.session, 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus',
                            'GetAddress')
        # As when a screen reader is turned on.
        self.ask(self.session, 'org.a11y.Bus', '/org/a11y/bus', 'org.freedesktop.DBus.Properties',
                 'Set', GLib.Variant('(ssv)', ('org.a11y.Status', 'IsEnabled',
                                               GLib.Variant('b', True))))
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def close(self):
        for bus in (self.bus, self.session):
            if not bus.is_closed():
                bus.close_sync(None)

    @staticmethod
    def ask(bus, name, path, interface, method, parameters=None):
        try:
            return bus.call_sync(name, path, interface, method, parameters, None,
                                 Gio.DBusCallFlags.NONE, ANSWER_MS, None).unpack()
        except GLib.Error as error:
            raise Gone(f'{interface}.{method}: {error.message}') from error

    def call(self, name, path, interface, method, parameters=None):
        return self.ask(self.bus, name, path, interface, method, parameters)

    def points_are_seen(self, owner):
        """Whether this program's toolkit looks at what is on the screen to say where a point is."""
        if owner not in self.versions:
            version = Thing(self, owner, ROOT).get('Version', 'Application')
            self.versions[owner] = tuple(int(part) for part in version.split('.')[:2]) < (4, 10)
        return self.versions[owner]

    def application(self, pid):
        """What a process shows, or None as long as it has not said anything."""
        found, = self.call(PREFIX + 'Registry', ROOT, PREFIX + 'Accessible', 'GetChildren')
        for name, path in found:
            try:
                owner, = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                   'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                   GLib.Variant('(s)', (name,)))
            except Gone:
                continue
            if owner == pid:
                return Thing(self, name, path)
        return None


class Ear:
    """Hears where the keyboard goes, as a screen reader does, without asking for the whole tree."""

    def __init__(self, bus):
        self.bus, self.heard = bus, []
        bus.call(PREFIX + 'Registry', '/org/a11y/atspi/registry', PREFIX + 'Registry',
                 'RegisterEvent', GLib.Variant('(s)', ('object:state-changed:focused',)))
        self.number = bus.bus.signal_subscribe(
            None, PREFIX + 'Event.Object', 'StateChanged', None, 'focused',
            Gio.DBusSignalFlags.NONE, self.hear)

    def hear(self, _bus, owner, path, _interface, _signal, parameters):
        if parameters.unpack()[1]:
            self.heard.append(Thing(self.bus, owner, path))

    def take(self):
        """What got the keyboard since the last time, oldest first."""
        while GLib.MainContext.default().iteration(False):
            pass
        heard, self.heard = self.heard, []
        return heard


class Thing:
    """One accessible; everything is asked for anew."""

    def __init__(self, bus, owner, path):
        self.bus, self.owner, self.path = bus, owner, path

    def __eq__(self, other):
        return (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash(self.path)

    def __repr__(self):
        return f'{self.role} {self.name!r}'

    def call(self, interface, method, parameters=None):
        return self.bus.call(self.owner, self.path, PREFIX + interface, method, parameters)

    def get(self, name, interface='Accessible'):
        return self.bus.call(self.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                             GLib.Variant('(ss)', (PREFIX + interface, name)))[0]

    def everything(self):
        return self.bus.call(self.owner, self.path, 'org.freedesktop.DBus.Properties', 'GetAll',
                             GLib.Variant('(s)', (PREFIX + 'Accessible',)))[0]

    @property
    def name(self):
        return self.get('Name')

    @property
    def description(self):
        return self.get('Description')

    @property
    def role(self):
        number, = self.call('Accessible', 'GetRole')
        return ROLES.get(number, str(number))

    def states(self):
        (low, high), = self.call('Accessible', 'GetState')
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def sensitive(self):
        return 'sensitive' in self.states()

    def children(self):
        return [Thing(self.bus, owner, path)
                for owner, path in self.call('Accessible', 'GetChildren')[0]]

    def extents(self):
        """x, y, width and height in its window; nothing has no width."""
        try:
            return self.call('Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,)))[0]
        except Gone:
            return 0, 0, 0, 0

    def has_middle(self, place):
        """Whether the middle of its place lies in it. Of a page of a stack that is behind another
        it does not, though that page says where it was; later GTK counts points otherwise."""
        if not self.bus.points_are_seen(self.owner):
            return True
        x, y, width, height = place
        return self.call('Component', 'Contains',
                         GLib.Variant('(iiu)', (x + width // 2, y + height // 2,
                                                WINDOW_COORDINATES)))[0]

    def seen_children(self):
        """Those that have a place on the screen."""
        found = [(child, child.extents()) for child in self.children()]
        found = [(child, place) for child, place in found if place[2] > 0 and place[3] > 0]
        return [child for child, place in found
                if not any(overlap(place, other) for one, other in found if one is not child)
                or child.has_middle(place)]

    def text(self):
        length = self.get('CharacterCount', 'Text')
        return self.call('Text', 'GetText', GLib.Variant('(ii)', (0, length)))[0]

    def type_over(self, text):
        """Puts a text in place of what an entry holds."""
        if not self.call('EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))[0]:
            raise AssertionError(f'{self} takes no text')

    def activate(self):
        """Its first action: a button's click."""
        if not self.call('Action', 'DoAction', GLib.Variant('(i)', (0,)))[0]:
            raise AssertionError(f'{self} does nothing')


def overlap(one, other):
    return (one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
            and one[1] < other[1] + other[3] and other[1] < one[1] + one[3])


def walk(thing, depth=0):
    """(thing, role, name, depth) of everything on the screen from a thing downwards."""
    known = thing.everything()
    yield thing, thing.role, known['Name'], depth
    if known['ChildCount'] == 0:
        return
    for child in thing.seen_children():
        try:
            yield from walk(child, depth + 1)
        except Gone:
            continue


def fits(pattern, text):
    if pattern is None:
        return True
    return bool(pattern.search(text)) if isinstance(pattern, re.Pattern) else pattern == text
