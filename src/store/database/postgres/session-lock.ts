import { Client } from 'pg';
import { SECOND_MS } from '../../../core/time/duration.ts';
import type { Lock } from '../database.ts';
import { sessionSettings } from './connection-settings.ts';
import { APPLICATION_LOCK_CLASS, LOCK_NUMBERS } from './lock-numbers.ts';

/**
 * How often the holder asks the server whether the connection lives, and how long it waits for the answer, ms. Together that is
 * less than the 25 s after which the server gives up a silent connection and the lock with it.
 */
const HEARTBEAT_MS = 5 * SECOND_MS;
const HEARTBEAT_TIMEOUT_MS = 5 * SECOND_MS;

/**
 * Acquires an advisory lock of the database, on a connection of its own; returns `undefined` at once if another process holds
 * it. `onLost` is called once if the connection breaks while the lock is held. Throws if the server cannot be reached.
 */
export async function acquireSessionLock(
  url: string,
  name: keyof typeof LOCK_NUMBERS,
  onLost: () => void = () => undefined,
): Promise<Lock | undefined> {
  const client = new Client({ ...sessionSettings(url), query_timeout: HEARTBEAT_TIMEOUT_MS });
  let isHeld = false;
  let heartbeat: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    isHeld = false;
    clearInterval(heartbeat);
    await client.end();
  }
  const lose = () => {
    if (!isHeld) return;
    void end();
    onLost();
  };

  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  try {
    const { rows } = await client.query<{ held: number }>('SELECT pg_try_advisory_lock($1, $2) AS held', [
      APPLICATION_LOCK_CLASS,
      LOCK_NUMBERS[name],
    ]);
    isHeld = rows[0]?.held === 1;
  } finally {
    if (!isHeld) await end();
  }
  if (!isHeld) return undefined;
  heartbeat = setInterval(() => void client.query('SELECT 1').catch(lose), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      if (isHeld) await end();
    },
  };
}
