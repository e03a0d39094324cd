"""Servers that misbehave on purpose, on loopback. Each names its port in a variable that scenarios use.

As a program it is one server on a port of your choice that does the steps given on every connection:

    faults.py PORT STEP...

    recv         reads once              send:TEXT   sends the text, with the escapes of Python
    sleep:SECS   waits                   tls:NAME    goes on in TLS with NAME.pem and NAME.key
    hold         waits for ever          close, reset   ends with FIN or RST
"""

import socket
import ssl
import struct
import sys
import threading
import time

GREETING = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"


def _listener() -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(64)
    return listener


def _reset(connection: socket.socket) -> None:
    """Closes with RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _reset_at_once(connection: socket.socket) -> None:
    _reset(connection)


def _reset_after_request(connection: socket.socket) -> None:
    connection.recv(65536)
    _reset(connection)


def _reset_in_body(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(GREETING + b"x" * 100)
    time.sleep(0.2)
    _reset(connection)


def _close_at_once(connection: socket.socket) -> None:
    connection.close()


def _close_after_request(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.close()


def _close_in_body(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(GREETING + b"x" * 100)
    connection.close()


def _silent(connection: socket.socket) -> None:
    time.sleep(600)
    connection.close()


def _garbage(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"\x00\x01\x02garbage that is no protocol\r\n\r\n")
    connection.close()


def _status(code: int, reason: str):
    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(f"HTTP/1.1 {code} {reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        connection.close()

    return answer


SERVERS = {
    "RESET": _reset_at_once,
    "RESET_AFTER_REQUEST": _reset_after_request,
    "RESET_IN_BODY": _reset_in_body,
    "CLOSE": _close_at_once,
    "CLOSE_AFTER_REQUEST": _close_after_request,
    "CLOSE_IN_BODY": _close_in_body,
    "SILENT": _silent,
    "GARBAGE": _garbage,
    "HTTP_401": _status(401, "Unauthorized"),
    "HTTP_403": _status(403, "Forbidden"),
    "HTTP_404": _status(404, "Not Found"),
    "HTTP_429": _status(429, "Too Many Requests"),
    "HTTP_500": _status(500, "Internal Server Error"),
    "HTTP_502": _status(502, "Bad Gateway"),
    "HTTP_503": _status(503, "Service Unavailable"),
    "HTTP_504": _status(504, "Gateway Timeout"),
}


def _serve(listener: socket.socket, behave) -> None:
    def quietly(connection: socket.socket) -> None:
        try:
            behave(connection)
        except OSError:
            connection.close()

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=quietly, args=(connection,), daemon=True).start()


def start() -> dict[str, str]:
    """Starts all of them and gives the variables: NAME is a port on 127.0.0.1; REFUSED is one where nobody listens."""
    ports = {}
    for name, behave in SERVERS.items():
        listener = _listener()
        ports[name] = str(listener.getsockname()[1])
        threading.Thread(target=_serve, args=(listener, behave), daemon=True).start()
    unused = _listener()
    ports["REFUSED"] = str(unused.getsockname()[1])
    unused.close()
    return ports


def _steps(steps: list[str]):
    def follow(connection: socket.socket) -> None:
        for step in steps:
            verb, _, rest = step.partition(":")
            if verb == "recv":
                connection.recv(65536)
            elif verb == "send":
                connection.sendall(rest.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1"))
            elif verb == "sleep":
                time.sleep(float(rest))
            elif verb == "tls":
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(f"{rest}.pem", f"{rest}.key")
                connection = context.wrap_socket(connection, server_side=True)
            elif verb == "hold":
                time.sleep(600)
            elif verb == "reset":
                _reset(connection)
            elif verb == "close":
                connection.close()
            else:
                raise ValueError(f"no such step: {step}")

    return follow


def main() -> int:
    port, *steps = sys.argv[1:]
    listener = socket.create_server(("", int(port)), family=socket.AF_INET6, dualstack_ipv6=True, backlog=64)
    _serve(listener, _steps(steps))
    return 0


if __name__ == "__main__":
    sys.exit(main())
