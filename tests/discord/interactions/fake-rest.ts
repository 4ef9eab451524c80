import { DiscordAPIError, type REST } from 'discord.js';
import type { RestWriter } from '../../../src/discord/interactions/answer.ts';

/** A request as it was sent: `POST /webhooks/…`, and its body. */
export interface Sent {
  readonly what: string;
  readonly body: unknown;
}

/** A REST client that records requests; the test returns Discord's responses, or throws them. */
export function fakeRest(answered: (sent: Sent) => unknown = () => ({})) {
  const sent: Sent[] = [];
  const take =
    (method: string): REST['post'] =>
    async (route, { body, auth } = {}) => {
      // The route contains the token of the interaction; the bot's own token must not be sent.
      if (auth !== false) throw new Error(`${method} ${route} sends the bot's token`);
      sent.push({ what: `${method} ${route}`, body });
      return answered({ what: `${method} ${route}`, body });
    };
  const rest: RestWriter = { post: take('POST'), patch: take('PATCH'), delete: take('DELETE') };
  return { rest, sent };
}

/** An error response of Discord. */
export function refusal(status: number, code: number): DiscordAPIError {
  const raw = { code, message: 'chosen by the test' };
  return new DiscordAPIError(raw, code, status, 'POST', 'https://discord.example', {
    body: undefined,
    files: undefined,
  });
}
