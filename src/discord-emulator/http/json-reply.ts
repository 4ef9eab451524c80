import type { ServerResponse } from 'node:http';

/**
 * The headers of everything the page gets. Nothing but its own files runs in it, nothing is fetched from elsewhere, and
 * no other page frames it (CSP Level 3). Styles of elements are set by scripts, hence 'unsafe-inline' there.
 */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Answers with JSON that nothing keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'content-type': 'application/json',
    'content-length': bytes.length,
    'cache-control': 'no-store',
  });
  response.end(bytes);
}

/** Answers why something was refused. @param problem worded for the person at the page */
export function sendProblem(response: ServerResponse, status: number, problem: string): void {
  sendJson(response, status, { problem });
}
