#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A web server for tests, good and bad, on an address of this system.

    http-server.py FOLDER LOG PORT-FILE [ADDRESS [CERTIFICATE]]

The first part of a path says how the rest of it, a file below FOLDER, is
served: the rows of MANNERS. Each connection and each request is one line of
LOG, written before anything is answered. PORT-FILE appears when it listens.
"""
import http.server
import os
import pathlib
import re
import signal
import socket
import ssl
import sys
import time
import urllib.parse

HALF_SECONDS_MAX = 600


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def note(self, line):
        with open(self.server.log, "a", encoding="utf-8") as log:
            log.write(line + "\n")

    def setup(self):
        super().setup()
        self.note(f"connection from {self.client_address[0]}")

    def do_GET(self):
        wanted = self.headers.get("Range", "-").replace(" ", "")
        self.note(f"GET {self.path} {wanted}")
        path = urllib.parse.urlsplit(self.path).path
        manner, _, rest = path.lstrip("/").partition("/")
        self.close_connection = True
        try:
            MANNERS[manner](self, rest)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def read(self, name):
        return (self.server.folder / urllib.parse.unquote(name)).read_bytes()

    def answer(self, status, body=b"", stated=None, **headers):
        """A body of another length than the stated one, when that is given."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if stated != "none":
            self.send_header("Content-Length", str(len(body) if stated is None else stated))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def plain(self, name, shift=0):
        data = self.read(name)
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(found.group(1)) if found else 0
        if not found:
            self.answer(200, data)
        elif start >= len(data):
            self.answer(416, b"no such range\n", Content_Range=f"bytes */{len(data)}")
        else:
            start += shift
            self.answer(206, data[start:],
                        Content_Range=f"bytes {start}-{len(data) - 1}/{len(data)}")

    def redirect(self, rest):
        times, _, name = rest.partition("/")
        left = int(times) - 1
        self.answer(302, b"elsewhere", Location=f"/redirect/{left}/{name}" if left else f"/plain/{name}")

    def chunked(self, name):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        data = self.read(name)
        for i in range(0, len(data), 1000):
            piece = data[i:i + 1000]
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def half(self, name, stated):
        data = self.read(name)
        self.answer(200, data[:len(data) // 2], len(data) if stated else "none")

    def endless(self, _):
        self.answer(200, stated="none")
        while True:
            self.wfile.write(bytes(65536))

    def slow(self, name):
        data = self.read(name)
        self.answer(200, data[:1], len(data))
        for i in range(1, min(len(data), HALF_SECONDS_MAX)):
            time.sleep(0.5)
            self.wfile.write(data[i:i + 1])

    def silent(self, _):
        time.sleep(HALF_SECONDS_MAX / 2)


MANNERS = {
    "plain": Handler.plain,
    "no-ranges": lambda self, name: self.answer(200, self.read(name)),
    "other-range": lambda self, name: self.plain(name, shift=1),
    "always-206": lambda self, name: self.answer(206, self.read(name)),
    "no-length": lambda self, name: self.answer(200, self.read(name), "none"),
    "chunked": Handler.chunked,
    "redirect": Handler.redirect,
    "loop": lambda self, rest: self.answer(302, b"around", Location=self.path),
    "to": lambda self, rest: self.answer(301, Location=urllib.parse.unquote(rest)),
    "nowhere": lambda self, rest: self.answer(302, b"no Location"),
    "status": lambda self, rest: self.answer(int(rest.partition("/")[0]), b"" if rest.startswith("204") else b"sorry\n"),
    "short": lambda self, name: self.half(name, True),
    "cut": lambda self, name: self.half(name, False),
    "long": lambda self, name: self.answer(200, self.read(name) + b"more", "none"),
    "long-stated": lambda self, name: self.answer(200, self.read(name) + b"more"),
    "endless": Handler.endless,
    "wrong": lambda self, name: self.answer(200, self.read(name)[::-1]),
    "slow": Handler.slow,
    "silent": Handler.silent,
    "hang-up": lambda self, rest: None,
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


def main():
    folder, log, port_file = sys.argv[1:4]
    address = sys.argv[4] if len(sys.argv) > 4 else "127.0.0.1"
    signal.alarm(900)  # whoever started it may be gone
    if ":" in address:
        Server.address_family = socket.AF_INET6
    server = Server((address, 0), Handler)
    server.folder = pathlib.Path(folder).resolve()
    server.log = os.path.abspath(log)
    pathlib.Path(log).touch()
    if len(sys.argv) > 5:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[5])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    pathlib.Path(port_file + ".new").write_text(str(server.server_port))
    os.rename(port_file + ".new", port_file)
    server.serve_forever()


main()
