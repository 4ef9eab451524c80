import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { PAGE_HEADERS } from '../../discord-emulator/http/page-headers.ts';
import { parseActionRequest } from './action-request.ts';
import type { Actions } from './actions.ts';
import { historyOf } from './history.ts';
import type { LiveStreams } from './live-streams.ts';
import { pageFiles } from './page-files.ts';
import { toPageRequestError } from './page-request-error.ts';
import { resolveUser } from './resolve-user.ts';

/** Enough for a file of 8 MB in base64. */
const MAX_BODY_BYTES = 12_000_000;

/** Returns the page's files and routes (see `protocol.ts`). */
export function pageRoutes(options: {
  readonly directory: string;
  readonly world: World;
  readonly userActions: UserActions;
  readonly actions: Actions;
  readonly liveStreams: LiveStreams;
  readonly onInternalError: (error: unknown) => void;
}) {
  const { directory, world, userActions, actions, liveStreams, onInternalError } = options;
  const viewerOf = (c: Context): User => resolveUser(world, c.req.query('as') ?? '');

  return new Hono<{ Bindings: HttpBindings }>()
    .use(async (c, next) => {
      await next();
      for (const [name, value] of Object.entries(PAGE_HEADERS)) c.header(name, value);
      if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    })
    .get('/playground/live', c => {
      liveStreams.open(viewerOf(c), c.env.outgoing);
      return RESPONSE_ALREADY_SENT;
    })
    .get('/playground/messages', c =>
      c.json(historyOf(world, viewerOf(c), c.req.query('channel') ?? '', c.req.query('before') ?? null)),
    )
    .get('/playground/commands', c =>
      c.json(userActions.commands(viewerOf(c).id, c.req.query('channel') ?? '')),
    )
    .post(
      '/playground/actions',
      bodyLimit({ maxSize: MAX_BODY_BYTES, onError: c => problem(c, 413, 'Too large: at most 12 MB') }),
      async c => {
        // A form on another page cannot send JSON.
        if (!/^application\/json *(?:;|$)/i.test(c.req.header('content-type') ?? ''))
          return problem(c, 415, 'Send actions as application/json.');
        const { as, action } = parseActionRequest(await c.req.text());
        return c.json(await actions.perform(resolveUser(world, as), action));
      },
    )
    .use(etag())
    .route('/', pageFiles(directory))
    .notFound(c => problem(c, 404, `Not found: ${c.req.method} ${c.req.path}`))
    .onError((error, c) => {
      const refusal = toPageRequestError(error);
      if (refusal === undefined) onInternalError(error);
      return refusal === undefined
        ? problem(c, 500, 'Internal error of the playground')
        : problem(c, 400, refusal.message);
    });
}

/** Responds with the reason for a refusal. */
function problem(c: Context, status: 400 | 404 | 413 | 415 | 500, text: string): Response {
  return c.json({ problem: text }, status);
}
