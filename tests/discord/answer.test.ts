import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlainReply, PostReply, Reply } from '../../src/command.ts';
import { answer } from '../../src/discord/answer.ts';
import { errorNotice, notice } from '../../src/views/notice/notice.ts';
import { fakeRest, refusal, type Sent } from './fake-rest.ts';

const interaction = { id: '77', token: 'token', applicationId: '88' };
const CALLBACK = 'POST /interactions/77/token/callback';
const FOLLOW_UP = 'POST /webhooks/88/token';
const ORIGINAL = 'PATCH /webhooks/88/token/messages/@original';

const said = notice('Here it is');
const sorry = errorNotice('Reference 1234abcd');
const isReply = (sent: Sent) => JSON.stringify(sent.body).includes('Here it is');
/** A message for the caller alone. */
const alone = (body: typeof said) => ({ ...body, flags: body.flags | MessageFlags.Ephemeral });

const post: PostReply = {
  kind: 'post',
  body: notice('For everybody'),
  shows: { kind: 'card', paperIds: [1] },
  instead: notice('Posted'),
};

const CHANNEL_MESSAGE = InteractionResponseType.ChannelMessageWithSource;
const UPDATE = InteractionResponseType.UpdateMessage;
const announced = {
  private: {
    what: CALLBACK,
    body: {
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    },
  },
  update: { what: CALLBACK, body: { type: InteractionResponseType.DeferredMessageUpdate } },
};

/** Answers with a reply that takes so many ms, and tells what was sent until a moment. */
function answering(
  announceAs: PlainReply['kind'],
  reply: Reply,
  ms = 0,
  answered: (sent: Sent) => unknown = () => ({ id: '5' }),
) {
  const { rest, sent } = fakeRest(answered);
  const later = new Promise<Reply>(resolve => setTimeout(resolve, ms, reply));
  const remembered: unknown[] = [];
  const excused: unknown[] = [];
  const done = answer(rest, interaction, announceAs, later, {
    remember: async (...what) => void remembered.push(what),
    excuse: error => {
      excused.push(error);
      return { kind: 'private', body: sorry };
    },
  });
  // Whoever waits for it hears of it; until then it is nobody's unhandled rejection.
  done.catch(() => undefined);
  return { done, sent, remembered, excused };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('an answer that is ready within two seconds', () => {
  it.each([
    ['private', CHANNEL_MESSAGE, alone(said)],
    ['update', UPDATE, said],
  ] as const)('%s goes out at once, whatever a slow one would have been', async (kind, type, data) => {
    for (const announceAs of ['private', 'update'] as const) {
      const { done, sent } = answering(announceAs, { kind, body: said }, 1_999);
      await vi.advanceTimersByTimeAsync(1_999);
      await done;
      expect(sent).toEqual([{ what: CALLBACK, body: { type, data } }]);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('posts for everybody after an announced update, and turns the private message', async () => {
    const { done, sent, remembered } = answering('update', post);
    await vi.advanceTimersByTimeAsync(0);
    await done;
    expect(sent).toEqual([
      announced.update,
      { what: FOLLOW_UP, body: post.body },
      { what: ORIGINAL, body: post.instead },
    ]);
    expect(remembered).toEqual([['5', post.shows]]);
  });
});

describe('an answer that takes longer', () => {
  it.each([
    ['private', { kind: 'private', body: said }, [{ what: ORIGINAL, body: said }]],
    ['update', { kind: 'update', body: said }, [{ what: ORIGINAL, body: said }]],
    ['update', { kind: 'private', body: said }, [{ what: FOLLOW_UP, body: alone(said) }]],
    [
      'update',
      post,
      [
        { what: FOLLOW_UP, body: post.body },
        { what: ORIGINAL, body: post.instead },
      ],
    ],
  ] as const)('is announced as %s in time and then completed: %j', async (announceAs, reply, then) => {
    const { done, sent } = answering(announceAs, reply, 60_000);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([announced[announceAs]]);
    await vi.advanceTimersByTimeAsync(58_000);
    await done;
    expect(sent).toEqual([announced[announceAs], ...then]);
  });
});

describe('an answer whose form Discord refuses', () => {
  it.each([
    ['private', 0, { kind: 'private', body: said }, CALLBACK, { type: CHANNEL_MESSAGE, data: alone(sorry) }],
    ['update', 0, { kind: 'update', body: said }, CALLBACK, { type: CHANNEL_MESSAGE, data: alone(sorry) }],
    ['private', 5_000, { kind: 'private', body: said }, ORIGINAL, sorry],
    ['update', 5_000, { kind: 'update', body: said }, FOLLOW_UP, alone(sorry)],
    ['update', 5_000, { kind: 'private', body: said }, FOLLOW_UP, alone(sorry)],
  ] as const)(
    'gives way to an excuse for the caller alone: as %s after %d ms, %j',
    async (announceAs, ms, reply, what, body) => {
      const error = refusal(400, 50_035);
      const { done, sent, excused } = answering(announceAs, reply, ms, each => {
        if (isReply(each)) throw error;
        return { id: '5' };
      });
      await vi.advanceTimersByTimeAsync(ms);
      await done;
      expect(sent.at(-1)).toEqual({ what, body });
      expect(excused).toEqual([error]);
    },
  );

  it('is not sent again where Discord failed for another reason', async () => {
    const error = refusal(404, 10_062);
    const { done, sent, excused } = answering('private', { kind: 'private', body: said }, 0, () => {
      throw error;
    });
    await vi.advanceTimersByTimeAsync(0);
    await expect(done).rejects.toBe(error);
    expect([sent.length, excused]).toEqual([1, []]);
  });
});
