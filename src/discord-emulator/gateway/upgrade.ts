import type { IncomingMessage } from 'node:http';
import { GatewayCloseCodes } from 'discord-api-types/v10';
import type { VerifyClientCallbackAsync, WebSocket } from 'ws';
import type { Guard } from '../http/guard.ts';
import { pathOf, queryOf } from '../http/request-path.ts';
import type { SocketWriter } from './socket-writer.ts';
import { createPlainWriter, createZlibStreamWriter } from './socket-writer.ts';

/** Returns a check that rejects upgrade requests by a guard. */
export function verifyClientWith(guard: Guard): VerifyClientCallbackAsync {
  return ({ req }, done) => {
    const rejection = guard({ method: req.method ?? 'GET', path: pathOf(req), headers: req.headers });
    if (rejection === undefined) done(true);
    else done(false, rejection.status, rejection.problem, { 'Content-Type': 'text/plain' });
  };
}

/** Returns the writer for the query of a client (docs, "Gateway URL Query String Params"). Closes the socket if it is invalid. */
export function createWriter(socket: WebSocket, request: IncomingMessage): SocketWriter | undefined {
  const query = queryOf(request);
  if (query.get('v') !== '10') {
    socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
    return undefined;
  }
  if ((query.get('encoding') ?? 'json') !== 'json') {
    socket.close(GatewayCloseCodes.DecodeError, 'Only JSON is supported.');
    return undefined;
  }
  const compress = query.get('compress');
  if (compress === null) return createPlainWriter(socket);
  if (compress === 'zlib-stream') return createZlibStreamWriter(socket);
  socket.close(GatewayCloseCodes.DecodeError, 'Only zlib-stream compression is supported.');
  return undefined;
}
