import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UserActions } from '../../discord-emulator/user-actions/user-actions.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { parseActionRequest } from './action-request.ts';
import { readActionBody } from './action-body.ts';
import type { Actions } from './actions.ts';
import { historyOf } from './history.ts';
import { sendJson, sendProblem } from '../../discord-emulator/http/json-reply.ts';
import type { LiveStreams } from './live-streams.ts';
import { resolveUser } from './resolve-user.ts';
import { queryOf } from '../../discord-emulator/http/request-path.ts';

/** Responds to a request, or throws. */
export type RouteHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Returns the page's routes by `METHOD path` (see `protocol.ts`). */
export function pageRoutes(options: {
  readonly world: World;
  readonly userActions: UserActions;
  readonly actions: Actions;
  readonly liveStreams: LiveStreams;
}): ReadonlyMap<string, RouteHandler> {
  const { world, userActions, actions, liveStreams } = options;
  const viewerOf = (query: URLSearchParams): User => resolveUser(world, query.get('as') ?? '');

  const openLive: RouteHandler = (request, response) => {
    liveStreams.open(viewerOf(queryOf(request)), response);
  };
  const sendHistory: RouteHandler = (request, response) => {
    const query = queryOf(request);
    const channel = query.get('channel') ?? '';
    sendJson(response, 200, historyOf(world, viewerOf(query), channel, query.get('before')));
  };
  const sendCommands: RouteHandler = (request, response) => {
    const query = queryOf(request);
    sendJson(response, 200, userActions.commands(viewerOf(query).id, query.get('channel') ?? ''));
  };
  const performAction: RouteHandler = async (request, response) => {
    // A form on another page cannot send JSON.
    if (!isJson(request)) return sendProblem(response, 415, 'Send actions as application/json.');
    const { as, action } = parseActionRequest(await readActionBody(request));
    sendJson(response, 200, await actions.perform(resolveUser(world, as), action));
  };

  return new Map([
    ['GET /playground/live', openLive],
    ['GET /playground/messages', sendHistory],
    ['GET /playground/commands', sendCommands],
    ['POST /playground/actions', performAction],
  ]);
}

function isJson({ headers }: IncomingMessage): boolean {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  return type.trim().toLowerCase() === 'application/json';
}
