import { databaseName, type DatabaseLocation } from '../../../core/database-location.ts';
import { StoreError } from '../store-error.ts';

/** Codes of the operating system for a server that cannot be reached, or whose connection broke. */
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // The socket's file is missing while a server restarts.
  'ENOENT',
  'EAI_AGAIN',
]);

/** The driver's messages for the same; it gives them no code. */
const CONNECTION_MESSAGES =
  /^Connection terminated|^timeout (?:exceeded when trying to connect|expired)|not queryable|^The query got no answer/;

/**
 * The server's codes (PostgreSQL, appendix A) with which it ends a connection or refuses a new one. Whatever was running has
 * been rolled back.
 */
const REFUSAL_CODES = /^(?:08\w{3}|57P0[1-3]|53300)$/;

/** Two transactions that cannot both be committed: one of them is to be run again. */
const CONFLICT_CODES = new Set(['40001', '40P01']);

/** What an operator can do, by code. */
const ADVICE: readonly (readonly [code: RegExp, problem: string])[] = [
  [/^28/, 'it refuses the user or the password. Check both in DATABASE_URL, and pg_hba.conf of the server'],
  [/^3D000$/, 'it has no such database. Create it: createdb NAME'],
  [/^42501$/, 'this user may not do that. Make it the owner of the database and of its schema'],
  [/^53300$/, 'it accepts no more connections. Raise max_connections, or start fewer processes'],
  [/^53100$/, 'its disk is full. Make room on the disk'],
  [/^ENOTFOUND$/, 'there is no such host. Check the host in DATABASE_URL'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host. Connect by a name that is in it'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired. Renew it on the server'],
  // Of OpenSSL, as Node names them (docs, "X509 certificate error codes").
  [
    /SELF_SIGNED_CERT|^UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)|^CERT_UNTRUSTED$|^CERT_SIGNATURE_FAILURE$/,
    'its certificate is not from a known authority. Name the file with that of its authority in DATABASE_URL: sslrootcert=FILE',
  ],
  [/^ERR_OSSL_PEM|^ERR_OSSL_ASN1/, 'a file of certificates in DATABASE_URL is not in PEM format'],
];

/** The same for errors of the driver, which have no code, by message. */
const ADVICE_BY_MESSAGE: readonly (readonly [message: RegExp, problem: string])[] = [
  [
    /does not support SSL/,
    'it has no TLS. Set ssl = on in its postgresql.conf, or leave sslmode out of DATABASE_URL',
  ],
  [/verify-ca requires/, 'sslmode=verify-ca needs the certificate of an authority: sslrootcert=FILE'],
  [/\bSSL\b|\bpassword\b|certificate/i, 'Check sslmode and the password in DATABASE_URL'],
];

/** The transaction was rolled back with its connection: nothing of it was done, and it can be run again. */
export class TransactionLostError extends Error {
  override readonly name = 'TransactionLostError';
}

/** Returns PostgreSQL's code of an error, or that of the operating system; `undefined` without one. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Returns true if the server could not be reached, or the connection broke: what was running may have been done. */
export function isConnectionFailure(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return (SYSTEM_CODES.has(code) && !isUnreadableFile(error)) || isRefusal(error);
  return error instanceof Error && CONNECTION_MESSAGES.test(error.message);
}

/** Returns true if a file that DATABASE_URL names, such as one of certificates, cannot be read. */
function isUnreadableFile(error: unknown): error is Error {
  return (
    error instanceof Error && 'syscall' in error && (error.syscall === 'open' || error.syscall === 'read')
  );
}

/** Returns true if the server itself said that it ended or refused the connection: nothing of the statement was done. */
export function isRefusal(error: unknown): boolean {
  return REFUSAL_CODES.test(codeOf(error) ?? '');
}

/** Returns true if the connection of a transaction broke, and the server has rolled it back. */
export function isRolledBack(error: unknown): boolean {
  return error instanceof TransactionLostError;
}

/** Returns true while a server starts or stops. */
export function isStartingUp(error: unknown): boolean {
  return codeOf(error) === '57P03';
}

/** Returns true if a transaction failed because of another one, so that it is to be run again. */
export function isConflict(error: unknown): boolean {
  return CONFLICT_CODES.has(codeOf(error) ?? '');
}

/** Returns true if a value that has to be unique exists: another transaction may have inserted it since it was looked for. */
export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** Converts an error of PostgreSQL that an operator can do something about to a `StoreError`; returns any other unchanged. */
export function toPostgresStoreError(location: DatabaseLocation, error: unknown): unknown {
  if (isUnreadableFile(error))
    return unusable(location, error, 'a file of certificates that DATABASE_URL names cannot be read');
  const code = codeOf(error);
  const advice = ADVICE.find(([pattern]) => pattern.test(code ?? ''))?.[1];
  if (advice !== undefined) return unusable(location, error, advice);
  if (isConnectionFailure(error))
    return unusable(
      location,
      error,
      'it does not answer. Check the address in DATABASE_URL, and that the server runs',
    );
  const message = error instanceof Error ? error.message : '';
  const problem = ADVICE_BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
  return problem === undefined ? error : unusable(location, error, problem);
}

function unusable(location: DatabaseLocation, error: unknown, problem: string): StoreError {
  const reason = error instanceof Error && error.message !== '' ? error.message : String(codeOf(error));
  return new StoreError(`cannot use the database ${databaseName(location)}: ${problem} (${reason}).`, {
    cause: error,
  });
}
