import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PAGE_HEADERS } from '../../discord-emulator/http/json-reply.ts';

interface PageFile {
  readonly name: string;
  readonly type: string;
}

/** All files of the page by path; other paths are never read from disk. */
const FILES: ReadonlyMap<string, PageFile> = new Map([
  ['/', { name: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/main.js', { name: 'main.js', type: 'text/javascript; charset=utf-8' }],
  ['/main.js.map', { name: 'main.js.map', type: 'application/json' }],
  ['/chunk.js', { name: 'chunk.js', type: 'text/javascript; charset=utf-8' }],
  ['/chunk.js.map', { name: 'chunk.js.map', type: 'application/json' }],
  ['/page.css', { name: 'page.css', type: 'text/css; charset=utf-8' }],
  ['/page.css.map', { name: 'page.css.map', type: 'application/json' }],
  ['/emoji-groups.js', { name: 'emoji-groups.js', type: 'text/javascript; charset=utf-8' }],
  ['/emoji-groups.js.map', { name: 'emoji-groups.js.map', type: 'application/json' }],
  fontFile('noto-sans-latin-wght-normal.woff2'),
  fontFile('noto-sans-latin-ext-wght-normal.woff2'),
]);

function fontFile(name: string): [string, PageFile] {
  return [`/${name}`, { name, type: 'font/woff2' }];
}

/** Returns true if a path is a file of the page. */
export function isPageFile(path: string): boolean {
  return FILES.has(path);
}

/**
 * Sends a file of the page, or 404 with a hint if the page is not built.
 * @param directory directory of the built files
 */
export async function sendPageFile(
  directory: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = FILES.get(path);
  const bytes = file === undefined ? undefined : await readBuilt(join(directory, file.name));
  if (file === undefined || bytes === undefined) {
    response.writeHead(404, { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' });
    response.end('The page is not built; run npm run build\n');
    return;
  }
  // Browsers revalidate each time, so that a page is never older than the server.
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  const isUnchanged = request.headers['if-none-match'] === tag;
  response.writeHead(isUnchanged ? 304 : 200, {
    ...PAGE_HEADERS,
    'content-type': file.type,
    ...(path === '/' ? { 'cache-control': 'no-store' } : { 'cache-control': 'no-cache', etag: tag }),
  });
  response.end(isUnchanged ? undefined : bytes);
}

async function readBuilt(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
