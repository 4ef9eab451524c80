import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

/** Starts a server that responds 503 until `serve` sets its listener. @throws Error if the port is in use */
export async function listenOn(
  requestedPort: number,
): Promise<{ readonly server: Server; readonly port: number; serve(listener: RequestListener): void }> {
  let current: RequestListener = respondUnavailable;
  const server = createServer((request, response) => {
    current(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(requestedPort, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('Not listening on a port');
  return {
    server,
    port: address.port,
    serve(listener) {
      current = listener;
    },
  };
}

function respondUnavailable(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503).end();
}
