#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom a pull trusts: the system's certificate authorities and the one that --tls-authority names. As TAP.

Authorities and certificates are made for the run; the servers are on loopback, one of them behind a proxy there."""
import contextlib
import os
import shutil
import socket
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from certificates import FUTURE, PAST, Authority
from clitest import LIMIT_S, PUBLISH, SAMPLE, Skip, Tests, check, equal, one_sentence, tables
from district import indonesian

NAME = "pusat.desmigratif.example"  # of a server that only the proxy finds
test = Tests()


class Given:
    """A feed, an empty district file to copy, an authority and a server's certificate of it."""

    def __init__(self, room):
        if shutil.which("openssl") is None:
            raise SystemExit("1..0 # SKIP openssl is not installed, so no certificate can be made")
        self.room, self.cli, self.count = room, room.cli, 0
        self.feed, self.template = room.path("feed"), room.path("template.desmigratif")
        self.root = os.path.join(SAMPLE, "demo-root.signed")
        room.run(PUBLISH, "feed", self.feed, "--from", SAMPLE, "--key", os.path.join(SAMPLE, "keys", "feed.key"), "--root", self.root,
                 code=0)
        room.cli("new", self.template, "--district", "32.12", code=0)
        self.authority = Authority(room.path("authority"))
        self.other = Authority(room.path("other"))  # of the same name
        self.good = self.authority.issue("good")

    def file(self):
        self.count += 1
        return shutil.copy(self.template, self.room.path("file-%d.desmigratif" % self.count))

    def serve(self, certificate):
        return self.room.server(self.feed, "--tls", *certificate)

    def refused(self, address, words, *args, code=5, env=None):
        """The pull fails with one sentence that holds the words, and changes nothing."""
        path = self.file()
        before = tables(path, False)
        answer = self.cli("pull", path, "--server", address, *args, code=code, env=env)
        one_sentence(answer)
        check(words in answer.err, answer)
        equal(tables(path, False), before, answer)

    def trusted(self, address, *args, env=None):
        """The server is asked; one whole pull is enough for all tests."""
        document = self.cli("pull", self.file(), "--server", address, "--check", "--json", *args, code=0, env=env).json()
        equal(document["result"], "updated", document)


def trusting(authority):
    return ["--tls-authority", authority if isinstance(authority, str) else authority.certificate]


@test
def an_unknown_authority_is_refused(given):
    with given.serve(given.good) as address:
        check(address.startswith("https://"), address)
        given.refused(address, "nobody whom this computer trusts vouches for its certificate")
        given.refused(address, "nobody whom this computer trusts", "--check")
        given.refused(address, "nobody whom this computer trusts", *trusting(given.other))
        given.refused(address, "tidak dipercaya", env=indonesian(given))


@test
def the_authority_named_is_trusted_for_that_pull_only(given):
    path = given.file()
    with given.serve(given.good) as address:
        given.cli("pull", path, "--server", address, "--check", *trusting(given.authority), code=0)
        given.cli("pull", path, "--server", address, *trusting(given.authority), code=0)
        pulled = tables(path)
        given.cli("pull", path, *trusting(given.authority), code=0)
        answer = given.cli("pull", path, code=5)
        one_sentence(answer)
        check("--tls-authority" in answer.err, answer)
        equal(tables(path), pulled)
        new = given.room.path("new.desmigratif")
        given.cli("new", new, "--district", "32.12", "--server", address, code=5)
        check(not os.path.exists(new))
        given.cli("new", new, "--district", "32.12", "--server", address, *trusting(given.authority), code=0)
        equal(tables(new)["official_flows"], pulled["official_flows"])


@test
def localhost_is_a_name_too(given):
    with given.serve(given.good) as address:
        given.trusted(address.replace("127.0.0.1", "localhost"), *trusting(given.authority))


@test
def another_servers_certificate_is_refused(given):
    with given.serve(given.authority.issue("stranger", "DNS:" + NAME)) as address:
        given.refused(address, "its certificate is for another server", *trusting(given.authority))
        given.refused(address, "sertifikatnya untuk server lain", *trusting(given.authority), env=indonesian(given))


@test
def a_certificate_for_letters_is_refused(given):
    with given.serve(given.authority.issue("mail", kind="mail")) as address:
        given.refused(address, "is not trusted", *trusting(given.authority))
    with given.serve(given.authority.issue("unlimited", kind="unlimited")) as address:
        given.trusted(address, *trusting(given.authority))


@test
def a_certificate_out_of_its_time_is_refused(given):
    with given.serve(given.authority.issue("past", dates=PAST)) as address:
        given.refused(address, "its certificate has expired", *trusting(given.authority))
    with given.serve(given.authority.issue("future", dates=FUTURE)) as address:
        given.refused(address, "its certificate is not valid yet", *trusting(given.authority))


@test
def a_certificate_that_vouches_for_itself_is_refused(given):
    own = (given.other.certificate, os.path.join(given.other.folder, "authority.key"))
    with given.serve(own) as address:
        given.refused(address, "nobody whom this computer trusts")
        given.refused(address, "nobody whom this computer trusts", *trusting(given.authority))


@test
def a_file_may_hold_several_authorities(given):
    between = Authority(given.room.path("between"), "Desmigratif test authority in between", given.authority)
    certificate, key = between.issue("server")
    bundle = given.room.path("kantor – otoritas ü.pem")
    with open(bundle, "w", encoding="ascii") as out:
        for authority in (given.other, between, given.authority):
            with open(authority.certificate, encoding="ascii") as f:
                out.write("# a comment between two certificates\n" + f.read())
    with given.serve((certificate, key)) as address:
        given.refused(address, "nobody whom this computer trusts", *trusting(given.authority))
        given.trusted(address, *trusting(bundle))


@test
def a_server_may_send_its_authorities_along(given):
    between = Authority(given.room.path("sent"), "Desmigratif test authority in between", given.authority)
    certificate, key = between.issue("server")
    chain = given.room.path("chain.pem")
    for parts in ([certificate, between.certificate], [certificate, between.certificate, given.authority.certificate]):
        with open(chain, "w", encoding="ascii") as out:
            for part in parts:
                with open(part, encoding="ascii") as f:
                    out.write(f.read())
        with given.serve((chain, key)) as address:
            given.refused(address, "nobody whom this computer trusts")
            given.refused(address, "nobody whom this computer trusts", *trusting(given.other))
            given.trusted(address, *trusting(given.authority))


@test
def what_is_no_authority_is_exit_3(given):
    empty = given.room.write("empty.pem", "")
    with given.serve(given.good) as address:
        for file, words in ((given.good[1], "good.key” holds no certificate authority"), (empty, "empty.pem” holds no certificate"),
                            (given.room.path("nowhere.pem"), "nowhere.pem” cannot be read"), (given.room.folder, "cannot be read")):
            given.refused(address, words, *trusting(file), code=3)
    given.refused("http://desmigratif.example/", "must begin with “https://”", *trusting(given.authority), code=3)
    given.cli("new", given.room.path("none"), "--district", "32.12", *trusting(given.authority), code=2)


@contextlib.contextmanager
def proxy(port):
    """An office's proxy: whatever server is asked for, the one on that port of loopback answers. Yields its address and its calls."""
    calls = []

    def copy(source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def answer(client):
        with client, contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(4096)
            calls.append(head.split(b"\r\n")[0].decode())
            with socket.create_connection(("127.0.0.1", port), LIMIT_S) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = threading.Thread(target=copy, args=(server, client))
                back.start()
                copy(client, server)
                back.join()

    def accept():
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(listener.accept()[0],), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield "http://127.0.0.1:%d/" % listener.getsockname()[1], calls
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


@test
def a_proxy_that_inspects_is_trusted_when_its_authority_is(given):
    certificate = given.authority.issue("named", "DNS:" + NAME)
    with given.serve(certificate) as local, proxy(int(local.rstrip("/").rsplit(":", 1)[1])) as (at, calls):
        env = {"https_proxy": at, "http_proxy": at, "no_proxy": None, "HTTPS_PROXY": None, "XDG_CURRENT_DESKTOP": None}
        address = "https://%s/" % NAME
        answer = given.cli("pull", given.file(), "--server", address, "--root", given.root, code=5, env=env)
        if not calls:
            raise Skip("this system's GLib asks no proxy of the environment")
        check("nobody whom this computer trusts" in answer.err, answer)
        equal(calls[0], "CONNECT %s:443 HTTP/1.1" % NAME)
        given.trusted(address, "--root", given.root, *trusting(given.authority), env=env)
        given.refused("https://other.example/", "for another server", "--root", given.root, *trusting(given.authority), env=env)


if __name__ == "__main__":
    test.run(Given)
