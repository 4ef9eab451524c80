import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { createEditReply } from '../../../src/discord/interactions/edit-reply.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { createSilentLog } from '../../support/silent-log.ts';
import { fakeRest, refusal } from './fake-rest.ts';

const interaction = { applicationId: '88', token: 'token' };
const MINUTE_MS = 60_000;
const body = notice('Half of it');

/** An edit whose requests Discord answers in turn; the last answer repeats. */
function editing(...answers: readonly (() => unknown)[]) {
  let ageMs = 0;
  const { rest, sent } = fakeRest(() => (answers[Math.min(sent.length - 1, answers.length - 1)] ?? Object)());
  const edit = createEditReply(rest, interaction, '@original', {
    log: createSilentLog(),
    ageMs: () => ageMs,
  });
  return { edit, sent, age: (ms: number) => void (ageMs = ms) };
}

const refuses = (status: number, code: number) => () => {
  throw refusal(status, code);
};

describe('an edit of a reply', () => {
  it('is sent by the token of the interaction, up to 14.5 minutes after it', async () => {
    const { edit, sent, age } = editing();
    age(14.5 * MINUTE_MS);
    expect(await edit({ body })).toBe(true);
    expect(sent).toEqual([{ what: 'PATCH /webhooks/88/token/messages/@original', body }]);
    age(14.5 * MINUTE_MS + 1);
    expect(await edit({ body })).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['was dismissed', 404, RESTJSONErrorCodes.UnknownMessage],
    ['has an expired token', 401, RESTJSONErrorCodes.InvalidWebhookToken],
    ['is of an unknown interaction', 404, RESTJSONErrorCodes.UnknownWebhook],
  ])('of a message that %s fails, and is not tried again', async (_what, status, code) => {
    const { edit, sent } = editing(refuses(status, code), Object);
    expect([await edit({ body }), await edit({ body })]).toEqual([false, false]);
    expect(sent).toHaveLength(1);
  });

  it('that Discord cannot take now fails, and the next one may succeed', async () => {
    const { edit } = editing(refuses(503, 0), Object);
    expect([await edit({ body }), await edit({ body })]).toEqual([false, true]);
  });
});
