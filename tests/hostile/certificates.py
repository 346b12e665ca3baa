"""Certificates for TLS servers on loopback: good ones, and the three ways of being wrong."""

import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_NOW = datetime.now(UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who signs; `file` holds its certificate, for those who are to trust it."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    file: Path


def authority(folder: Path) -> Authority:
    """Make an authority that nobody trusts who is not told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Loopback authority")
    certificate = (
        _begun(name, name, key, _NOW + _DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "authority.pem"
    file.write_bytes(certificate.public_bytes(Encoding.PEM))
    return Authority(key=key, certificate=certificate, file=file)


def context(
    folder: Path, signer: Authority | None, *, address: str = "127.0.0.1", expired: bool = False
) -> ssl.SSLContext:
    """Give a server a certificate for an address; without a signer it signs its own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("sentinel")
    issuer = signer.certificate.subject if signer else name
    certificate = (
        _begun(name, issuer, key, _NOW - _DAY if expired else _NOW + _DAY)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
        )
        .sign(signer.key if signer else key, SHA256())
    )
    return _loaded(folder / f"{certificate.serial_number}.pem", key, [certificate])


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - 30 * _DAY)
        .not_valid_after(until)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def _loaded(
    file: Path, key: ec.EllipticCurvePrivateKey, chain: Iterable[x509.Certificate]
) -> ssl.SSLContext:
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + b"".join(one.public_bytes(Encoding.PEM) for one in chain))
    loaded = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    loaded.load_cert_chain(file)
    return loaded
