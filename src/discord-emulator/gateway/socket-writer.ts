import { constants, createDeflate, deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';

/** The end of every message in a zlib stream (docs, "Transport Compression"). */
const FLUSH_SUFFIX = Buffer.from([0x00, 0x00, 0xff, 0xff]);

/** `compress` in IDENTIFY means that some payloads are compressed (docs, "Payload Compression"): here those above this size. */
const MIN_COMPRESSED_BYTES = 1024;

/** Sends messages to one socket. */
export interface SocketWriter {
  send(message: unknown): void;
  /** Compresses each large payload from now on; no effect on a compressed stream. */
  compressPayloads(): void;
}

/** Creates a writer that sends text frames. */
export function createPlainWriter(socket: WebSocket): SocketWriter {
  let isCompressing = false;
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      const text = JSON.stringify(message);
      const isLarge = isCompressing && Buffer.byteLength(text) > MIN_COMPRESSED_BYTES;
      if (isLarge) socket.send(deflateSync(text), { binary: true });
      else socket.send(text);
    },
    compressPayloads() {
      isCompressing = true;
    },
  };
}

/** Creates a writer that sends one zlib stream over the life of the socket (`compress=zlib-stream`). */
export function createZlibStreamWriter(socket: WebSocket): SocketWriter {
  const deflate = createDeflate();
  let pending: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    if (!chunk.subarray(-FLUSH_SUFFIX.length).equals(FLUSH_SUFFIX)) return;
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
      // The whole stream is compressed.
    },
  };
}
