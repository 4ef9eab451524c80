import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { PostReply } from '../../src/command.ts';
import { publish, type Remember } from '../../src/discord/publish.ts';
import { notice } from '../../src/views/notice/notice.ts';
import { textsOf } from '../views/message-parts.ts';
import { fakeRest, refusal, type Sent } from './fake-rest.ts';

const FOLLOW_UP = 'POST /webhooks/88/token';
const ORIGINAL = 'PATCH /webhooks/88/token/messages/@original';

const reply: PostReply = {
  kind: 'post',
  body: notice('For everybody'),
  shows: { kind: 'card', paperIds: [1] },
  instead: notice('Posted'),
};
const posts = { what: FOLLOW_UP, body: reply.body };
const showsPosted = { what: ORIGINAL, body: reply.instead };

/** Publishes while Discord answers so; what it threw, if anything, is `problem`. */
async function published(answered: (sent: Sent) => unknown, remember?: Remember) {
  const { rest, sent } = fakeRest(answered);
  const remembered: unknown[] = [];
  const keep: Remember = remember ?? (async (...what) => void remembered.push(what));
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

/** A notice for the caller alone, by words of its text. */
const tells = (words: string) => ({
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
  it('posts, remembers and shows that it is posted, in that order', async () => {
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
    ['refused', refusal(403, 50_013), 'did not let it be posted here'],
    ['refused for its form', refusal(400, 50_035), 'did not let it be posted here'],
    ['unavailable', refusal(503, 0), 'Look in the channel before you try again'],
    ['not answered', new TypeError('fetch failed'), 'Look in the channel before you try again'],
  ])('that is %s is told to the caller, not tried again, and goes up', async (_, error, words) => {
    const { sent, remembered, problem } = await published(failingPost(error));
    expect(problem).toBe(error);
    expect(sent).toEqual([posts, tells(words)]);
    expect(remembered).toEqual([]);
  });

  it('says so where Discord shows it to the caller alone, and does not take it for posted', async () => {
    const { sent, remembered, problem } = await published(() => ({ id: '5', flags: MessageFlags.Ephemeral }));
    expect(problem).toBeUndefined();
    expect(sent).toEqual([posts, tells('Only you can see it')]);
    expect(remembered).toEqual([]);
  });

  it('shows that it is posted also where it could not be remembered; the error goes up', async () => {
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
  ])('lets the first error go up where %s fails too', async (_, words, postFails) => {
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

  it('throws what keeps the private answer from being turned', async () => {
    const error = refusal(404, 10_015);
    const { problem, remembered } = await published(({ what }) => {
      if (what === ORIGINAL) throw error;
      return { id: '5' };
    });
    expect(problem).toBe(error);
    expect(remembered).toEqual([['5', reply.shows]]);
    expect(textsOf(reply.instead)).toEqual(['Posted']);
  });
});
