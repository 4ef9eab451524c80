import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a server answers: an error to every connection, or one row to every query, or to the first ones alone. */
export type ScriptedAnswer =
  | { readonly code: string; readonly message: string }
  | { readonly row: Readonly<Record<string, string>>; readonly queries?: number };

/** The type `text` in PostgreSQL's catalog. */
const TEXT_TYPE = 25;

/**
 * Starts what looks like a PostgreSQL server (its documentation, "Message Formats") and always gives one answer: for versions
 * and refusals that no real server of the tests has. Returns the URL of a database on it.
 */
export async function startScriptedPostgres(answer: ScriptedAnswer): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      if ('code' in answer) {
        socket.end(errorMessage(answer));
        return;
      }
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      let left = answer.queries ?? Infinity;
      socket.on('data', () => {
        if (left > 0) socket.write(rowMessages(answer.row));
        left -= 1;
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `postgres://ada:pa55word@127.0.0.1:${address.port}/paperboy`;
}

function errorMessage({ code, message: text }: { readonly code: string; readonly message: string }): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

function rowMessages(row: Readonly<Record<string, string>>): Buffer {
  const fields = Object.keys(row).map(name =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      int32(0),
      int16(0),
      int32(TEXT_TYPE),
      int16(-1),
      int32(-1),
      int16(0),
    ]),
  );
  const values = Object.values(row).map(value =>
    Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]),
  );
  return Buffer.concat([
    message('T', int16(fields.length), ...fields),
    message('D', int16(values.length), ...values),
    message('C', Buffer.from('SELECT 1\0')),
    message('Z', Buffer.from('I')),
  ]);
}

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}
