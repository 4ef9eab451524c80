import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openPostgres } from '../../../../src/store/database/postgres/open-postgres.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { hasPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';
import { hasOpenssl, openTlsPostgres } from '../../../support/tls-postgres.ts';

const SKIP = hasOpenssl ? POSTGRES_SKIP : ' (skipped: there is no openssl)';

/** Returns whether the connections to a database are encrypted. */
async function isEncrypted(url: string): Promise<boolean> {
  const database = await openPostgres(url);
  try {
    const query = sql<{ ssl: number }>`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;
    return (await query.execute(database.db)).rows[0]?.ssl === 1;
  } finally {
    await database.close();
  }
}

it.skipIf(!hasPostgres || !hasOpenssl)(
  `a database is reached over TLS by the sslmode of its URL, and a certificate that is not trusted is refused${SKIP}`,
  async () => {
    const { url, certificateFile, otherCertificateFile } = await openTlsPostgres();
    const trusted = `sslrootcert=${encodeURIComponent(certificateFile)}`;
    expect(await isEncrypted(url('application_name=plain'))).toBe(false);
    expect(await isEncrypted(url('sslmode=disable'))).toBe(false);
    expect(await isEncrypted(url('sslmode=require'))).toBe(true);
    expect(await isEncrypted(url(`sslmode=verify-full&${trusted}`))).toBe(true);
    expect(await isEncrypted(url(`sslmode=verify-ca&${trusted}`, '127.0.0.1'))).toBe(true);

    const refused: readonly [string, RegExp][] = [
      [url('sslmode=verify-full'), /certificate is not from a known authority.*sslrootcert=FILE/],
      [url(`sslmode=verify-full&sslrootcert=${otherCertificateFile}`), /not from a known authority/],
      [url(`sslmode=verify-full&${trusted}`, '127.0.0.1'), /certificate is for another host/],
      [url('sslmode=verify-ca'), /sslmode=verify-ca needs the certificate of an authority/],
      [url('sslmode=verify-full&sslrootcert=/nowhere.crt'), /file of certificates .*cannot be read.*ENOENT/],
    ];
    for (const [address, problem] of refused) {
      const error: unknown = await openPostgres(address).catch((each: unknown) => each);
      expect(error).toBeInstanceOf(StoreError);
      expect(String(error)).toMatch(problem);
      expect(String(error)).not.toMatch(/\n/);
    }
  },
);
