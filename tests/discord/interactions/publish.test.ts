import { MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { PostReply } from '../../../src/command.ts';
import { publish, type RememberPost } from '../../../src/discord/interactions/publish.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { textsOf } from '../../views/message-parts.ts';
import { fakeRest, refusal, type Sent } from './fake-rest.ts';

const FOLLOW_UP = 'POST /webhooks/88/token';
const ORIGINAL = 'PATCH /webhooks/88/token/messages/@original';

const reply: PostReply = {
  kind: 'post',
  body: notice('For the channel'),
  shows: { kind: 'card', paperIds: [1] },
  instead: notice('Posted'),
};
const posts = { what: FOLLOW_UP, body: reply.body };
const showsPosted = { what: ORIGINAL, body: reply.instead };

/** Publishes with these responses of Discord; `problem` is what was thrown, if anything. */
async function published(answered: (sent: Sent) => unknown, remember?: RememberPost) {
  const { rest, sent } = fakeRest(answered);
  const remembered: unknown[] = [];
  const keep: RememberPost = remember ?? (async (...what) => void remembered.push(what));
  const problem = await publish(rest, { applicationId: '88', token: 'token' }, reply, keep).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { sent, remembered, problem };
}

const isPost = ({ body }: Sent) => body === reply.body;
const failingPost = (error: unknown) => (sent: Sent) => {
  if (isPost(sent)) throw error;
  return { id: '6', flags: MessageFlags.Ephemeral };
};

/** A notice that only the caller sees, by words of its text. */
const noticeWith = (words: string) => ({
  what: FOLLOW_UP,
  body: expect.objectContaining({
    flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
    components: [
      expect.objectContaining({
        components: [expect.objectContaining({ content: expect.stringContaining(words) })],
      }),
    ],
  }),
});

describe('publishing', () => {
  it('posts, stores the papers and marks the private message, in that order', async () => {
    const order: string[] = [];
    const { sent, problem } = await published(
      ({ what }) => {
        order.push(what);
        return { id: '5' };
      },
      async (...what) => void order.push(JSON.stringify(what)),
    );
    expect(problem).toBeUndefined();
    expect(sent).toEqual([posts, showsPosted]);
    expect(order).toEqual([FOLLOW_UP, JSON.stringify(['5', reply.shows]), ORIGINAL]);
  });

  it.each([
    ['refused', refusal(403, RESTJSONErrorCodes.MissingPermissions), 'did not allow the post here'],
    [
      'refused for its form',
      refusal(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType),
      'did not allow the post here',
    ],
    ['unavailable', refusal(503, 0), 'Look in the channel before you try again'],
    ['not answered', new TypeError('fetch failed'), 'Look in the channel before you try again'],
  ])('that is %s is reported to the caller, not retried, and throws', async (_, error, words) => {
    const { sent, remembered, problem } = await published(failingPost(error));
    expect(problem).toBe(error);
    expect(sent).toEqual([posts, noticeWith(words)]);
    expect(remembered).toEqual([]);
  });

  it('says so if only the caller sees the post, and does not store it', async () => {
    const { sent, remembered, problem } = await published(() => ({ id: '5', flags: MessageFlags.Ephemeral }));
    expect(problem).toBeUndefined();
    expect(sent).toEqual([posts, noticeWith('Only you can see it')]);
    expect(remembered).toEqual([]);
  });

  it('marks the private message even if the papers could not be stored, and throws', async () => {
    const error = new Error('the disk is full');
    const { sent, problem } = await published(
      () => ({ id: '5' }),
      () => Promise.reject(error),
    );
    expect(problem).toBe(error);
    expect(sent).toEqual([posts, showsPosted]);
  });

  it.each([
    ['the notice of a failed post', 'Discord did not', refusal(503, 0)],
    ['the private answer', 'Posted', undefined],
  ])('throws the first error if %s fails too', async (_, words, postFails) => {
    const notRemembered = new Error('the disk is full');
    const { problem, sent } = await published(
      ({ body }) => {
        if (body === reply.body && postFails) throw postFails;
        if (body !== reply.body) throw refusal(500, 0);
        return { id: '5' };
      },
      () => Promise.reject(notRemembered),
    );
    expect(problem).toBe(postFails ?? notRemembered);
    expect(JSON.stringify(sent.at(-1)?.body)).toContain(words);
  });

  it('throws if the private message cannot be changed', async () => {
    const error = refusal(404, RESTJSONErrorCodes.UnknownWebhook);
    const { problem, remembered } = await published(({ what }) => {
      if (what === ORIGINAL) throw error;
      return { id: '5' };
    });
    expect(problem).toBe(error);
    expect(remembered).toEqual([['5', reply.shows]]);
    expect(textsOf(reply.instead)).toEqual(['Posted']);
  });
});
