# SPDX-License-Identifier: GPL-3.0-or-later
"""An X display without a window manager, through the C libraries: what a window manager and a
person would do to a window, and a picture of it all."""

import ctypes
import struct
import time
import zlib

WM_TAKES = 2 ** 31
CLIENT_MESSAGE = 33
IS_VIEWABLE = 2
REVERT_TO_PARENT = 2
Z_PIXMAP = 2

Window = ctypes.c_ulong
Atom = ctypes.c_ulong


class Attributes(ctypes.Structure):
    _fields_ = [
        ('x', ctypes.c_int), ('y', ctypes.c_int), ('width', ctypes.c_int),
        ('height', ctypes.c_int), ('border_width', ctypes.c_int), ('depth', ctypes.c_int),
        ('visual', ctypes.c_void_p), ('root', Window), ('window_class', ctypes.c_int),
        ('bit_gravity', ctypes.c_int), ('win_gravity', ctypes.c_int),
        ('backing_store', ctypes.c_int), ('backing_planes', ctypes.c_ulong),
        ('backing_pixel', ctypes.c_ulong), ('save_under', ctypes.c_int),
        ('colormap', ctypes.c_ulong), ('map_installed', ctypes.c_int),
        ('map_state', ctypes.c_int), ('all_event_masks', ctypes.c_long),
        ('your_event_mask', ctypes.c_long), ('do_not_propagate_mask', ctypes.c_long),
        ('override_redirect', ctypes.c_int), ('screen', ctypes.c_void_p)]


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
        ('display', ctypes.c_void_p), ('window', Window), ('message_type', Atom),
        ('format', ctypes.c_int), ('data', ctypes.c_long * 5), ('room', ctypes.c_long * 24)]


class ImageHead(ctypes.Structure):
    _fields_ = [
        ('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
        ('format', ctypes.c_int), ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int),
        ('bitmap_unit', ctypes.c_int), ('bitmap_bit_order', ctypes.c_int),
        ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
        ('bytes_per_line', ctypes.c_int), ('bits_per_pixel', ctypes.c_int)]


ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


# A window may be gone between two requests: that is for the next look to find out.
@ErrorHandler
def ignore_error(_display, _event):
    return 0


def load():
    x11 = ctypes.CDLL('libX11.so.6')
    xtst = ctypes.CDLL('libXtst.so.6')
    display, window = ctypes.c_void_p, Window
    for function, result, *arguments in (
            (x11.XOpenDisplay, display, ctypes.c_char_p),
            (x11.XCloseDisplay, ctypes.c_int, display),
            (x11.XDefaultRootWindow, window, display),
            (x11.XInternAtom, Atom, display, ctypes.c_char_p, ctypes.c_int),
            (x11.XSync, ctypes.c_int, display, ctypes.c_int),
            (x11.XFree, ctypes.c_int, ctypes.c_void_p),
            (x11.XQueryTree, ctypes.c_int, display, window, ctypes.POINTER(window),
             ctypes.POINTER(window), ctypes.POINTER(ctypes.POINTER(window)),
             ctypes.POINTER(ctypes.c_uint)),
            (x11.XGetWindowAttributes, ctypes.c_int, display, window,
             ctypes.POINTER(Attributes)),
            (x11.XFetchName, ctypes.c_int, display, window, ctypes.POINTER(ctypes.c_char_p)),
            (x11.XGetWindowProperty, ctypes.c_int, display, window, Atom, ctypes.c_long,
             ctypes.c_long, ctypes.c_int, Atom, ctypes.POINTER(Atom),
             ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_ulong),
             ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(ctypes.c_void_p)),
            (x11.XSetInputFocus, ctypes.c_int, display, window, ctypes.c_int, ctypes.c_ulong),
            (x11.XGetInputFocus, ctypes.c_int, display, ctypes.POINTER(window),
             ctypes.POINTER(ctypes.c_int)),
            (x11.XResizeWindow, ctypes.c_int, display, window, ctypes.c_uint, ctypes.c_uint),
            (x11.XSendEvent, ctypes.c_int, display, window, ctypes.c_int, ctypes.c_long,
             ctypes.POINTER(ClientMessage)),
            (x11.XStringToKeysym, ctypes.c_ulong, ctypes.c_char_p),
            (x11.XKeysymToKeycode, ctypes.c_ubyte, display, ctypes.c_ulong),
            (x11.XGetImage, ctypes.POINTER(ImageHead), display, window, ctypes.c_int,
             ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int),
            (x11.XDestroyImage, ctypes.c_int, ctypes.POINTER(ImageHead)),
            (x11.XSetErrorHandler, ctypes.c_void_p, ErrorHandler),
            (xtst.XTestFakeKeyEvent, ctypes.c_int, display, ctypes.c_uint, ctypes.c_int,
             ctypes.c_ulong)):
        function.restype = result
        function.argtypes = arguments
    x11.XSetErrorHandler(ignore_error)
    return x11, xtst


def png(width, height, rows):
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    packed = zlib.compress(b''.join(b'\0' + row for row in rows), 6)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', packed) + chunk(b'IEND', b''))


class Display:
    def __init__(self, name):
        self.x11, self.xtst = load()
        self.handle = self.x11.XOpenDisplay(name.encode())
        if not self.handle:
            raise OSError(f'cannot open the display {name}')
        self.root = self.x11.XDefaultRootWindow(self.handle)

    def close(self):
        self.x11.XCloseDisplay(self.handle)

    def atom(self, name):
        return self.x11.XInternAtom(self.handle, name.encode(), 0)

    def sync(self):
        self.x11.XSync(self.handle, 0)

    def pid(self, window):
        """Of the process that says that the window is its; 0 where none does."""
        kind, bits = Atom(), ctypes.c_int()
        count, left, value = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
        self.x11.XGetWindowProperty(self.handle, window, self.atom('_NET_WM_PID'), 0, 1, 0, 0,
                                    ctypes.byref(kind), ctypes.byref(bits), ctypes.byref(count),
                                    ctypes.byref(left), ctypes.byref(value))
        if not value.value:
            return 0
        found = ctypes.cast(value, ctypes.POINTER(ctypes.c_ulong))[0] if count.value else 0
        self.x11.XFree(value)
        return found

    def windows(self, pid=None):
        """Those on the screen, of one process, from the bottom to the top."""
        root, parent, count = Window(), Window(), ctypes.c_uint()
        children = ctypes.POINTER(Window)()
        self.x11.XQueryTree(self.handle, self.root, ctypes.byref(root), ctypes.byref(parent),
                            ctypes.byref(children), ctypes.byref(count))
        found = []
        for window in children[:count.value] if count.value else ():
            attributes = Attributes()
            if (self.x11.XGetWindowAttributes(self.handle, window, ctypes.byref(attributes))
                    and attributes.map_state == IS_VIEWABLE and not attributes.override_redirect
                    and attributes.width > 1 and pid in (None, self.pid(window))):
                found.append(window)
        if count.value:
            self.x11.XFree(children)
        return found

    def focused(self):
        window, revert = Window(), ctypes.c_int()
        self.x11.XGetInputFocus(self.handle, ctypes.byref(window), ctypes.byref(revert))
        return window.value

    def focus(self, window):
        self.x11.XSetInputFocus(self.handle, window, REVERT_TO_PARENT, 0)
        self.sync()

    def ask_to_close(self, window):
        """What a window manager does when its close button or Alt+F4 is pressed."""
        message = ClientMessage(type=CLIENT_MESSAGE, window=window, format=32,
                                message_type=self.atom('WM_PROTOCOLS'))
        message.data[0] = self.atom('WM_DELETE_WINDOW')
        self.x11.XSendEvent(self.handle, window, 0, 0, ctypes.byref(message))
        self.sync()

    def resize(self, window, width, height):
        self.x11.XResizeWindow(self.handle, window, width, height)
        self.sync()

    def size(self, window):
        attributes = Attributes()
        self.x11.XGetWindowAttributes(self.handle, window, ctypes.byref(attributes))
        return attributes.width, attributes.height

    def press(self, *keys):
        """Presses keys by their X names, the last while the ones before are held."""
        codes = []
        for key in keys:
            code = self.x11.XKeysymToKeycode(self.handle, self.x11.XStringToKeysym(key.encode()))
            if code == 0:
                raise ValueError(f'the keyboard has no key {key}')
            codes.append(code)
        for down, order in ((1, codes), (0, reversed(codes))):
            for code in order:
                self.xtst.XTestFakeKeyEvent(self.handle, code, down, 0)
        self.sync()

    def picture(self):
        """The whole screen, as the bytes of a PNG."""
        attributes = Attributes()
        self.x11.XGetWindowAttributes(self.handle, self.root, ctypes.byref(attributes))
        width, height = attributes.width, attributes.height
        image = self.x11.XGetImage(self.handle, self.root, 0, 0, width, height,
                                   2 ** 32 - 1, Z_PIXMAP)
        stride = image.contents.bytes_per_line
        data = ctypes.string_at(image.contents.data, stride * height)
        self.x11.XDestroyImage(image)
        rows = []
        for y in range(height):
            line = data[y * stride:y * stride + 4 * width]
            row = bytearray(3 * width)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows.append(bytes(row))
        return png(width, height, rows)
