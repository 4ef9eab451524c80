import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

/** All files of the page; other paths are never read from disk. */
const FILES = [
  'index.html',
  'main.js',
  'main.js.map',
  'chunk.js',
  'chunk.js.map',
  'page.css',
  'page.css.map',
  'emoji-groups.js',
  'emoji-groups.js.map',
  'noto-sans-latin-wght-normal.woff2',
  'noto-sans-latin-ext-wght-normal.woff2',
];

/** Serves the files of the page, or 404 with a hint if the page is not built. @param directory directory of the built files */
export function pageFiles(directory: string): Hono {
  const routes = new Hono();
  for (const name of FILES) {
    const path = name === 'index.html' ? '/' : `/${name}`;
    routes.get(path, async c => {
      const bytes = await readBuilt(join(directory, name));
      if (bytes === undefined) return c.text('The page is not built; run npm run build\n', 404);
      return c.body(bytes, 200, {
        'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? '',
        // Browsers revalidate each time, so that a page is never older than the server.
        'cache-control': path === '/' ? 'no-store' : 'no-cache',
      });
    });
  }
  return routes;
}

async function readBuilt(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
