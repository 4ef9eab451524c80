import { apiError } from '../../api-error.ts';
import { messagePayload } from '../../payloads/message.ts';
import { asPollMessage } from '../../state/polls.ts';
import type { PollMessage } from '../../state/polls.ts';
import type { World } from '../../state/world.ts';
import { accessibleMessage } from '../access.ts';
import { ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idParam, integerParam } from './query.ts';

const POLL_PATH = '/channels/:channel_id/polls/:message_id';

/** Returns the routes of polls (docs, "Get Answer Voters", "End Poll"). An app cannot vote. */
export function pollRoutes(world: World): Route[] {
  const target = (request: RestRequest): PollMessage => {
    const message = asPollMessage(accessibleMessage(world, request));
    if (message === undefined) throw apiError('noPollMessage');
    return message;
  };
  return [
    {
      method: 'GET',
      path: `${POLL_PATH}/answers/:answer`,
      auth: 'bot',
      respond(request) {
        const { query, param } = request;
        const answer = target(request).poll.answers.find(each => String(each.id) === param('answer'));
        // Our guess: an answer that does not exist has no voters.
        const after = idParam(query, 'after') ?? 0n;
        const limit = integerParam(query, 'limit', 1, 100, 25);
        const ids = (answer?.voterIds ?? [])
          .filter(id => BigInt(id) > after)
          .toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
        return ok({ users: ids.slice(0, limit).map(id => world.directory.user(id)) });
      },
    },
    {
      method: 'POST',
      path: `${POLL_PATH}/expire`,
      auth: 'bot',
      respond(request) {
        const message = target(request);
        // docs, "End Poll": only own polls.
        if (message.author.id !== world.bot.id) throw apiError('notYourMessage');
        return ok(messagePayload(world.polls.end(message), world));
      },
    },
  ];
}
