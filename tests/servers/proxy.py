# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands before a real server and hands everything through, but for what a test has it do.

So that real answers can be counted, limited, cut off and switched off.
"""

import contextlib
import http.client
import http.server
import socket
import threading
import time
import urllib.parse

PASSED_ON = ('accept', 'accept-language', 'authorization', 'content-type', 'user-agent',
             'if-none-match', 'if-modified-since')
KEPT_BACK = ('connection', 'keep-alive', 'transfer-encoding', 'content-length')


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def handle_one_request(self):
        # Whoever asks may go away, and so may this server.
        try:
            super().handle_one_request()
        except OSError:
            self.close_connection = True

    def do_GET(self):
        proxy = self.server.proxy
        with proxy.lock:
            proxy.requests.append((time.monotonic(), self.path))
            number = len(proxy.requests)
            order = proxy.orders.pop(0) if proxy.orders and proxy.orders[0][0] <= number else None
        if order and order[1] == 'limit':
            self.answer(429, order[2], b'{"error":"RateLimitExceeded","message":"Too many"}')
            return
        if order and order[1] == 'drop':
            self.close_connection = True
            return
        with contextlib.closing(http.client.HTTPConnection(*proxy.target, timeout=60)) as server:
            server.request('GET', self.path, headers={
                name: value for name, value in self.headers.items()
                if name.lower() in PASSED_ON} | {'Host': proxy.host or self.headers['Host']})
            reply = server.getresponse()
            body = reply.read()
        self.answer(reply.status, [(name, value) for name, value in reply.getheaders()
                                   if name.lower() not in KEPT_BACK], body)
        if order and order[1] == 'hang up':
            # Without having said so: whoever asks next on this connection finds it closed.
            self.close_connection = True

    def answer(self, status, headers, body):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_):
        pass


class Door(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, proxy):
        self.proxy, self.open = proxy, set()
        super().__init__(address, Handler)

    def process_request(self, request, client_address):
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        self.open.discard(request)
        super().shutdown_request(request)

    def shut(self):
        self.shutdown()
        self.server_close()
        for each in list(self.open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class Proxy:
    """Where a server can be reached, on a port that stays."""

    def __init__(self, url, host=None):
        parts = urllib.parse.urlsplit(url)
        self.target, self.host = (parts.hostname, parts.port), host
        self.lock, self.requests, self.orders = threading.Lock(), [], []
        self.door, self.port = None, 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self.door:
            self.stop()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    def start(self):
        self.door = Door(('127.0.0.1', self.port), self)
        self.port = self.door.server_address[1]
        threading.Thread(target=self.door.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        """Nobody listens any more; what is open is cut off."""
        self.door.shut()
        self.door = None

    def forget(self):
        with self.lock:
            self.requests, self.orders = [], []

    def limit(self, number, *headers):
        """The request of that number, counted from the last forget(), is answered with 429."""
        self.orders.append((number, 'limit', headers))

    def hang_up(self, number):
        """The connection is closed after the answer to the request of that number."""
        self.orders.append((number, 'hang up'))

    def drop(self, number):
        """The connection is closed instead of an answer to the request of that number, as if both
        had crossed: somebody who asks on a connection that stayed open has to ask again."""
        self.orders.append((number, 'drop'))

    def methods(self):
        """The last part of every path asked for, in order."""
        return [urllib.parse.urlsplit(path).path.rsplit('/', 1)[-1] for _, path in self.requests]
