import type { ServerResponse } from 'node:http';
import { PAGE_HEADERS } from './page-headers.ts';

/** Sends the reason for a refusal as JSON. @param problem a text for the user of the page */
export function sendProblem(response: ServerResponse, status: number, problem: string): void {
  const bytes = Buffer.from(JSON.stringify({ problem }));
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': 'application/json',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}
