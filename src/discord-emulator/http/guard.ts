import type { IncomingHttpHeaders } from 'node:http';

/** The parts of a request that a guard checks. */
export interface GuardedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** The rejection of a request. */
export interface GuardRejection {
  readonly status: 403;
  readonly problem: string;
}

/** Returns undefined if a request is allowed. */
export type Guard = (request: GuardedRequest) => GuardRejection | undefined;

/** Host names of the playground in a browser. */
const HOST_NAMES = ['127.0.0.1', 'localhost'];

/**
 * Creates the guard of a server on loopback. Loopback alone is no protection, as any web page can make a browser send
 * requests to it:
 * - a foreign `Host` is a name that resolves to loopback after its page was loaded (DNS rebinding);
 * - a foreign `Origin` or `Sec-Fetch-Site` is another page. Clients other than browsers send neither (Fetch Metadata
 *   Request Headers, W3C; Fetch Standard, "Origin header").
 * @param port the port of the server
 */
export function createGuard(port: number): Guard {
  // A URL omits the default port, as browsers do in both headers.
  const own = HOST_NAMES.map(name => new URL(`http://${name}:${port}`));
  const hosts = own.map(each => each.host);
  const origins = own.map(each => each.origin);

  return ({ method, path, headers }) => {
    if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
      return { status: 403, problem: `Open the playground at ${origins.join(' or ')}.` };
    }
    const { origin } = headers;
    if (origin !== undefined && !origins.includes(origin)) return CROSS_SITE;
    if (isCrossSite(headers) && !isPageNavigation(method, path, headers)) return CROSS_SITE;
    return undefined;
  };
}

const CROSS_SITE: GuardRejection = {
  status: 403,
  problem: 'The playground does not accept requests from other sites.',
};

function isCrossSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** Returns true if a request follows a link to the page, which is allowed from other sites: it only shows the page. */
function isPageNavigation(method: string, path: string, headers: IncomingHttpHeaders): boolean {
  return (
    method === 'GET' &&
    path === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}
