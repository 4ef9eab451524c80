import { DiscordAPIError, type REST } from 'discord.js';
import type { RestWriter } from '../../src/discord/answer.ts';

/** A request as it was made: `POST /webhooks/…`, and what it carried. */
export interface Sent {
  readonly what: string;
  readonly body: unknown;
}

/** A REST client that keeps what it is to send; the test says what Discord answers, or throws it. */
export function fakeRest(answered: (sent: Sent) => unknown = () => ({})) {
  const sent: Sent[] = [];
  const take =
    (method: string): REST['post'] =>
    async (route, { body, auth } = {}) => {
      // The token of the interaction is in the route; the bot's own has no business here.
      if (auth !== false) throw new Error(`${method} ${route} shows the bot's token`);
      sent.push({ what: `${method} ${route}`, body });
      return answered({ what: `${method} ${route}`, body });
    };
  const rest: RestWriter = { post: take('POST'), patch: take('PATCH') };
  return { rest, sent };
}

/** A refusal of Discord's own. */
export function refusal(status: number, code: number): DiscordAPIError {
  const raw = { code, message: 'as the test wants it' };
  return new DiscordAPIError(raw, code, status, 'POST', 'https://discord.example', {
    body: undefined,
    files: undefined,
  });
}
