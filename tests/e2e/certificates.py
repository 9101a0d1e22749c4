#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificate authorities and servers' certificates for one run of the tests, made by the openssl program.

    certificates.py FOLDER    leaves authority.pem, server.pem and server.key there, for a server on 127.0.0.1
"""
import os
import subprocess
import sys

CONFIG = """[req]
distinguished_name = name
[name]
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index
serial = serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign, digitalSignature
subjectKeyIdentifier = hash
subjectAltName = ${ENV::NAMES}
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
authorityKeyIdentifier = keyid
subjectAltName = ${ENV::NAMES}
[mail]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = emailProtection, clientAuth
authorityKeyIdentifier = keyid
subjectAltName = ${ENV::NAMES}
[unlimited]
basicConstraints = critical, CA:FALSE
authorityKeyIdentifier = keyid
subjectAltName = ${ENV::NAMES}
"""
ALWAYS = ("20200101000000Z", "20991231235959Z")
PAST = ("20200101000000Z", "20200201000000Z")
FUTURE = ("20980101000000Z", "20991231235959Z")
HERE = "IP:127.0.0.1, IP:::1, DNS:localhost"


class Authority:
    """Signs certificates; its own is signed by another one, or by itself."""

    def __init__(self, folder, name="Desmigratif test authority", parent=None):
        self.folder, self.name, self.certificate = folder, name, os.path.join(folder, "authority.pem")
        os.makedirs(folder)
        for file, text in (("openssl.cnf", CONFIG), ("index", ""), ("serial", "01\n")):
            with open(os.path.join(folder, file), "w", encoding="ascii") as f:
                f.write(text)
        self._make(parent or self, "authority", name, "authority", ALWAYS, HERE, parent is None)

    def issue(self, file, names=HERE, dates=ALWAYS, kind="server"):
        """Returns the paths of a certificate and its key; its kind, a section above, says what it is for."""
        self._make(self, file, "Desmigratif test server", kind, dates, names, False)
        return os.path.join(self.folder, file + ".pem"), os.path.join(self.folder, file + ".key")

    def _make(self, signer, file, subject, kind, dates, names, is_own):
        paths = [os.path.join(self.folder, file + ending) for ending in (".key", ".csr", ".pem")]
        self._openssl(names, "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-utf8", "-config",
                      "openssl.cnf", "-subj", "/CN=" + subject, "-keyout", paths[0], "-out", paths[1])
        by = ["-selfsign", "-keyfile", paths[0]] if is_own else ["-cert", "authority.pem", "-keyfile", "authority.key"]
        signer._openssl(names, "ca", "-batch", "-notext", "-config", "openssl.cnf", "-extensions", kind, "-startdate", dates[0],
                        "-enddate", dates[1], "-in", paths[1], "-out", paths[2], *by)

    def _openssl(self, names, *args):
        done = subprocess.run(["openssl", *args], cwd=self.folder, env=dict(os.environ, NAMES=names), stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode(errors="replace"))


if __name__ == "__main__":
    Authority(sys.argv[1]).issue("server")
