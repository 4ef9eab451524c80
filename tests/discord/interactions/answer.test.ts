import { InteractionResponseType, MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlainReply, PostReply, Reply } from '../../../src/command.ts';
import { answer } from '../../../src/discord/interactions/answer.ts';
import { errorNotice, notice } from '../../../src/views/notice/notice.ts';
import { fakeRest, refusal, type Sent } from './fake-rest.ts';

const interaction = { id: '77', token: 'token', applicationId: '88' };
const CALLBACK = 'POST /interactions/77/token/callback';
const FOLLOW_UP = 'POST /webhooks/88/token';
const ORIGINAL = 'PATCH /webhooks/88/token/messages/@original';

const said = notice('Here it is');
const sorry = errorNotice('Reference 1234abcd');
const isReply = (sent: Sent) => JSON.stringify(sent.body).includes('Here it is');
/** The message as only the caller sees it. */
const ephemeral = (body: typeof said) => ({ ...body, flags: body.flags | MessageFlags.Ephemeral });

const post: PostReply = {
  kind: 'post',
  body: notice('For the channel'),
  shows: { kind: 'card', paperIds: [1] },
  instead: notice('Posted'),
};

const CHANNEL_MESSAGE = InteractionResponseType.ChannelMessageWithSource;
const UPDATE = InteractionResponseType.UpdateMessage;
const deferred = {
  private: {
    what: CALLBACK,
    body: {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    },
  },
  update: { what: CALLBACK, body: { type: InteractionResponseType.DeferredMessageUpdate } },
};

/** Answers with a reply that takes `ms`, and records what was sent. */
function answering(
  deferAs: PlainReply['kind'],
  reply: Reply,
  ms = 0,
  answered: (sent: Sent) => unknown = () => ({ id: '5' }),
  isEphemeral = true,
) {
  const { rest, sent } = fakeRest(answered);
  const later = new Promise<Reply>(resolve => setTimeout(resolve, ms, reply));
  const remembered: unknown[] = [];
  const rejected: unknown[] = [];
  const done = answer(rest, interaction, deferAs, later, {
    isEphemeral,
    remember: async (...what) => void remembered.push(what),
    toErrorReply: error => {
      rejected.push(error);
      return { kind: 'private', body: sorry };
    },
  });
  // Tests await it later; until then its rejection must not count as unhandled.
  done.catch(() => undefined);
  return { done, sent, remembered, rejected };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('a reply that is ready within two seconds', () => {
  it.each([
    ['private', CHANNEL_MESSAGE, ephemeral(said)],
    ['update', UPDATE, said],
  ] as const)('%s is sent at once, whatever it would be deferred as', async (kind, type, data) => {
    for (const deferAs of ['private', 'update'] as const) {
      const { done, sent } = answering(deferAs, { kind, body: said }, 1_999);
      await vi.advanceTimersByTimeAsync(1_999);
      await done;
      expect(sent).toEqual([{ what: CALLBACK, body: { type, data } }]);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('posts to the channel after a deferred update, and changes the private message', async () => {
    const { done, sent, remembered } = answering('update', post);
    await vi.advanceTimersByTimeAsync(0);
    await done;
    expect(sent).toEqual([
      deferred.update,
      { what: FOLLOW_UP, body: post.body },
      { what: ORIGINAL, body: post.instead },
    ]);
    expect(remembered).toEqual([['5', post.shows]]);
  });
});

describe('a reply that removes the message of the component', () => {
  it.each([0, 5_000])('is sent after a deferred update, also after %d ms', async ms => {
    let isRecorded = false;
    const afterRemoval = async () => void (isRecorded = true);
    const { done, sent } = answering('update', { kind: 'remove', body: said, afterRemoval }, ms);
    await vi.advanceTimersByTimeAsync(ms);
    await done;
    expect(sent).toEqual([
      deferred.update,
      { what: 'DELETE /webhooks/88/token/messages/@original', body: undefined },
      { what: FOLLOW_UP, body: ephemeral(said) },
    ]);
    expect(isRecorded).toBe(true);
  });
});

describe('a reply that takes longer', () => {
  it.each([
    ['private', { kind: 'private', body: said }, [{ what: ORIGINAL, body: said }]],
    ['update', { kind: 'update', body: said }, [{ what: ORIGINAL, body: said }]],
    ['update', { kind: 'private', body: said }, [{ what: FOLLOW_UP, body: ephemeral(said) }]],
    [
      'update',
      post,
      [
        { what: FOLLOW_UP, body: post.body },
        { what: ORIGINAL, body: post.instead },
      ],
    ],
  ] as const)('is deferred as %s in time and then completed: %j', async (deferAs, reply, then) => {
    const { done, sent } = answering(deferAs, reply, 60_000);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([deferred[deferAs]]);
    await vi.advanceTimersByTimeAsync(58_000);
    await done;
    expect(sent).toEqual([deferred[deferAs], ...then]);
  });
});

describe('an interaction that has waited for others', () => {
  it('is deferred by so much sooner', async () => {
    const { rest, sent } = fakeRest();
    const reply = new Promise<Reply>(resolve => setTimeout(resolve, 5_000, { kind: 'private', body: said }));
    const done = answer(rest, interaction, 'private', reply, {
      isEphemeral: true,
      waitedMs: 1_800,
      remember: () => Promise.resolve(),
      toErrorReply: () => ({ kind: 'private', body: sorry }),
    });
    await vi.advanceTimersByTimeAsync(199);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([deferred.private]);
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
  });
});

describe('a reply that is to stay', () => {
  it.each([0, 5_000])('is not ephemeral, after %d ms', async ms => {
    const { done, sent } = answering('private', { kind: 'private', body: said }, ms, undefined, false);
    await vi.advanceTimersByTimeAsync(ms);
    await done;
    const whole = { what: CALLBACK, body: { type: CHANNEL_MESSAGE, data: said } };
    const thinking = { type: InteractionResponseType.DeferredChannelMessageWithSource };
    const parts = [
      { what: CALLBACK, body: thinking },
      { what: ORIGINAL, body: said },
    ];
    expect(sent).toEqual(ms === 0 ? [whole] : parts);
  });

  it('is not ephemeral after a deferred update either', async () => {
    const { done, sent } = answering('update', { kind: 'private', body: said }, 5_000, undefined, false);
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    expect(sent).toEqual([deferred.update, { what: FOLLOW_UP, body: said }]);
  });
});

describe('a reply whose form Discord rejects', () => {
  it.each([
    [
      'private',
      0,
      { kind: 'private', body: said },
      CALLBACK,
      { type: CHANNEL_MESSAGE, data: ephemeral(sorry) },
    ],
    [
      'update',
      0,
      { kind: 'update', body: said },
      CALLBACK,
      { type: CHANNEL_MESSAGE, data: ephemeral(sorry) },
    ],
    ['private', 5_000, { kind: 'private', body: said }, ORIGINAL, sorry],
    ['update', 5_000, { kind: 'update', body: said }, FOLLOW_UP, ephemeral(sorry)],
    ['update', 5_000, { kind: 'private', body: said }, FOLLOW_UP, ephemeral(sorry)],
  ] as const)(
    'is replaced by an error reply that only the caller sees: as %s after %d ms, %j',
    async (deferAs, ms, reply, what, body) => {
      const error = refusal(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType);
      const { done, sent, rejected } = answering(deferAs, reply, ms, each => {
        if (isReply(each)) throw error;
        return { id: '5' };
      });
      await vi.advanceTimersByTimeAsync(ms);
      await done;
      expect(sent.at(-1)).toEqual({ what, body });
      expect(rejected).toEqual([error]);
    },
  );

  it('is not sent again if Discord fails for another reason', async () => {
    const error = refusal(404, RESTJSONErrorCodes.UnknownInteraction);
    const { done, sent, rejected } = answering('private', { kind: 'private', body: said }, 0, () => {
      throw error;
    });
    await vi.advanceTimersByTimeAsync(0);
    await expect(done).rejects.toBe(error);
    expect([sent.length, rejected]).toEqual([1, []]);
  });

  it('returns the reply that the caller got', async () => {
    const reply = { kind: 'private', body: said } as const;
    const error = refusal(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType);
    const refused = answering('private', reply, 0, each => {
      if (isReply(each)) throw error;
    });
    const accepted = answering('private', reply);
    await vi.advanceTimersByTimeAsync(0);
    expect((await refused.done).reply).toEqual({ kind: 'private', body: sorry });
    expect((await accepted.done).reply).toBe(reply);
  });
});
