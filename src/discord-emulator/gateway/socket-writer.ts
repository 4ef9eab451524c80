import { constants, createDeflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';

/** Every message of a zlib stream ends with these bytes (docs, "Transport Compression"). */
const FLUSHED = Buffer.from([0x00, 0x00, 0xff, 0xff]);

/** With `compress` in IDENTIFY some payloads are compressed, not all (docs, "Payload Compression"): here those over this many bytes. */
const WORTH_IT = 1024;

/** What the gateway sends to one socket. */
export interface SocketWriter {
  send(message: unknown): void;
  /** From now on large payloads are compressed one by one; without effect on a compressed stream. */
  compressPayloads(): void;
}

/** Sends messages as text frames. */
export function plainOutlet(socket: WebSocket): SocketWriter {
  let isCompressing = false;
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      const text = JSON.stringify(message);
      const isLarge = isCompressing && Buffer.byteLength(text) > WORTH_IT;
      if (isLarge) socket.send(deflateSync(text), { binary: true });
      else socket.send(text);
    },
    compressPayloads() {
      isCompressing = true;
    },
  };
}

/** Sends messages through one zlib stream that lasts as long as the socket (`compress=zlib-stream`). */
export function zlibStreamOutlet(socket: WebSocket): SocketWriter {
  const deflate = createDeflate();
  let pending: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    if (!chunk.subarray(-FLUSHED.length).equals(FLUSHED)) return;
    if (socket.readyState === socket.OPEN) socket.send(Buffer.concat(pending), { binary: true });
    pending = [];
  });
  socket.once('close', () => deflate.destroy());
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      deflate.write(JSON.stringify(message));
      deflate.flush(constants.Z_SYNC_FLUSH);
    },
    compressPayloads() {
      // The stream is compressed as a whole already.
    },
  };
}
