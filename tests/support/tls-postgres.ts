import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { spawnPostgres } from './postgres-server.ts';
import { TEMP_ROOT } from './temp-root.ts';

/** The user that the server runs as where the tests are run by root; see `postgres-supervisor.mjs`. */
const NOBODY = 65_534;

/** Whether this machine has the program that makes certificates. */
export const hasOpenssl = canRun('openssl', 'version');

/** A server of PostgreSQL that speaks TLS, with a certificate for `localhost` that it has signed itself. */
export interface TlsPostgres {
  /** Returns the URL of its database, with these parameters. */
  url(parameters: string, host?: string): string;
  /** The file of its certificate. */
  readonly certificateFile: string;
  /** The file of the certificate of another server. */
  readonly otherCertificateFile: string;
}

/** Starts such a server on a free port of loopback; it stops with the test. */
export async function openTlsPostgres(): Promise<TlsPostgres> {
  const folder = mkdtempSync(join(TEMP_ROOT, 'paperboy-tls-pg-'));
  const own = makeCertificate(folder, 'server');
  const other = makeCertificate(folder, 'other');
  const port = await freePort();
  const pid = await spawnPostgres(folder, process.pid, {
    ssl: 'on',
    ssl_cert_file: own.certificateFile,
    ssl_key_file: own.keyFile,
    listen_addresses: '127.0.0.1',
    port: String(port),
  });
  onTestFinished(() => void process.kill(pid, 'SIGTERM'));
  return {
    url: (parameters, host = 'localhost') => `postgres://paperboy@${host}:${port}/postgres?${parameters}`,
    certificateFile: own.certificateFile,
    otherCertificateFile: other.certificateFile,
  };
}

function makeCertificate(folder: string, name: string) {
  const keyFile = join(folder, `${name}.key`);
  const certificateFile = join(folder, `${name}.crt`);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-out', certificateFile], { stdio: 'pipe' });
  // A server accepts only a key that no other user may read.
  chmodSync(keyFile, 0o600);
  if (process.getuid?.() === 0) chownSync(keyFile, NOBODY, NOBODY);
  return { keyFile, certificateFile };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

function canRun(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
