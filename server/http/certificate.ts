import 'reflect-metadata';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { writePrivateFile } from '../private-file.ts';

export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256 of the certificate, lower-case hex: what an invitation carries and an app pins. */
  fingerprint: string;
}

const TEN_YEARS = 3652 * 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export const fingerprintOf = (cert: string): string =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');

const pem = (label: string, bytes: ArrayBuffer): string => {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/(.{64})(?=.)/g, '$1\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
};

/**
 * A self-signed certificate. Apps know it by its fingerprint, so its names and dates decide nothing; they are there
 * for clients that look at them all the same.
 */
export const makeCertificate = async (names: readonly string[], now: number): Promise<Certificate> => {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `00${randomBytes(15).toString('hex')}`,
    name: 'CN=Ongoing server',
    notBefore: new Date(now - HOUR),
    notAfter: new Date(now + TEN_YEARS),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  const cert = made.toString('pem');
  const key = pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { key, cert, fingerprint: fingerprintOf(cert) };
};

/**
 * The server's certificate: that of `tlsCert` and `tlsKey` where an operator brings one, else the one in the data
 * folder, made at the first start. A server that loses it is a stranger to every app, so it is never made anew.
 */
export const openCertificate = async (
  folder: string,
  own: { cert: string; key: string } | undefined,
  names: readonly string[],
  now: number,
): Promise<Certificate> => {
  const certFile = own?.cert ?? join(folder, 'tls.crt');
  const keyFile = own?.key ?? join(folder, 'tls.key');
  if (own || (existsSync(certFile) && existsSync(keyFile))) {
    const cert = readFileSync(certFile, 'utf8');
    return { cert, key: readFileSync(keyFile, 'utf8'), fingerprint: fingerprintOf(cert) };
  }
  const made = await makeCertificate([...new Set(['localhost', '127.0.0.1', '::1', hostname(), ...names])], now);
  writePrivateFile(keyFile, made.key);
  writePrivateFile(certFile, made.cert);
  return made;
};
