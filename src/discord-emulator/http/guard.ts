import type { IncomingHttpHeaders } from 'node:http';

/** What a guard looks at. */
export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request is turned away. */
export interface TurnedAway {
  readonly status: 403;
  readonly problem: string;
}

/** Decides whether a request is taken at all; undefined when it is. */
export type Guard = (asked: Asked) => TurnedAway | undefined;

/** The names of loopback that a browser may know the playground by. */
const NAMES = ['127.0.0.1', 'localhost'];

/**
 * Makes the guard of a server on loopback. Any page of the web can make a browser send requests here, so that being on
 * loopback alone is no protection:
 * - a foreign `Host` is a name that was pointed here after its page had been loaded (DNS rebinding);
 * - a foreign `Origin` or `Sec-Fetch-Site` is another page. Clients that are no browsers send neither (Fetch Metadata
 *   Request Headers, W3C; Fetch Standard, "Origin header").
 * @param port that the server listens on
 */
export function createGuard(port: number): Guard {
  // A URL leaves out the port that goes without saying, as browsers do in both headers.
  const own = NAMES.map(name => new URL(`http://${name}:${port}`));
  const hosts = own.map(each => each.host);
  const origins = own.map(each => each.origin);

  return ({ method, path, headers }) => {
    if (!hosts.includes(headers.host?.toLowerCase() ?? '')) {
      return { status: 403, problem: `The playground answers under ${origins.join(' and ')} alone.` };
    }
    const { origin } = headers;
    if (origin !== undefined && !origins.includes(origin)) return FOREIGN;
    if (isOfAnotherSite(headers) && !isVisit(method, path, headers)) return FOREIGN;
    return undefined;
  };
}

const FOREIGN: TurnedAway = {
  status: 403,
  problem: 'Another site asked for this; the playground listens to its own page alone.',
};

function isOfAnotherSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

/** A link to the page from elsewhere may be followed: it shows the page and does nothing. */
function isVisit(method: string, path: string, headers: IncomingHttpHeaders): boolean {
  return (
    method === 'GET' &&
    path === '/' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}
