import { describe, expect, it } from 'vitest';
import { createShardConnection } from '../../../src/discord/gateway/shard-connection.ts';

const REFUSED = 1006;
const MINUTE = 60_000;

/** A connection that was established and then closed. */
function lostConnection(code: number, at = 0) {
  const connection = createShardConnection();
  connection.opened();
  connection.established();
  connection.closed(code, at);
  return connection;
}

describe('a session', () => {
  it('is kept while connections are refused, for five minutes', () => {
    const connection = lostConnection(REFUSED);
    for (let at = 1_000; at <= 4 * MINUTE; at += 1_000) {
      connection.closed(REFUSED, at);
      expect(connection.canResume(at)).toBe(true);
    }
    connection.closed(REFUSED, 5 * MINUTE);
    expect(connection.canResume(5 * MINUTE)).toBe(false);
  });

  it.each([
    ['closed the connection', () => lostConnection(1000)],
    ['rejected a sequence number', () => lostConnection(4007)],
    [
      'was reached again and ended it',
      () => {
        const connection = lostConnection(REFUSED);
        connection.opened();
        return connection;
      },
    ],
  ])('is not kept when Discord %s', (_, connect) => {
    expect(connect().canResume(1)).toBe(false);
  });
});

describe('the wait before the next connection', () => {
  it('grows while none is established, and starts again after one', () => {
    const connection = lostConnection(REFUSED);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      waits.push(connection.reconnectWaitMs / 1_000);
      // Also one that is opened, and closed before events come.
      if (attempt % 2 === 0) connection.opened();
      connection.closed(REFUSED, 0);
    }
    expect(waits).toEqual([0, 1, 2, 5, 10, 15, 15, 15, 15]);
    connection.opened();
    connection.established();
    connection.closed(REFUSED, 0);
    expect(connection.reconnectWaitMs).toBe(0);
  });
});
