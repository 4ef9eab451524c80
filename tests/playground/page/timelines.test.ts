import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createTimelines } from '../../../src/playground/page/state/timelines.ts';
import type { History, MessageView } from '../../../src/playground/web/protocol.ts';
import { message as anyMessage } from './page-scene.ts';

const CHANNEL = 'c1';

function message(id: number, fields: Partial<MessageView> = {}): MessageView {
  return { ...anyMessage(), id: String(id), channel_id: CHANNEL, content: `message ${id}`, ...fields };
}

/** Timelines over a playground that answers when it is told to. */
function asking() {
  const asked: { readonly before: string | undefined; answer(history: History | Error): void }[] = [];
  const timelines = createTimelines({
    history: (_channel, before) =>
      new Promise((resolve, reject) => {
        asked.push({
          before,
          answer: history => (history instanceof Error ? reject(history) : resolve(history)),
        });
      }),
  });
  const shown = () => timelines.get(CHANNEL)?.messages.map(each => each.content);
  return { asked, timelines, shown };
}

const history = (ids: readonly number[], hasMore = false): History => ({
  messages: ids.map(id => message(id)),
  hasMore,
});

describe('the histories of a page', () => {
  it('asks once, however often a channel is opened meanwhile', async () => {
    const { asked, timelines, shown } = asking();
    const loads = [timelines.load(CHANNEL), timelines.load(CHANNEL)];
    timelines.message(message(2));
    expect(asked).toHaveLength(1);
    asked[0]?.answer(history([1]));
    await Promise.all(loads);
    expect(shown()).toEqual(['message 1', 'message 2']);
  });

  it('knows what was written and deleted while a history was on its way', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    timelines.message(message(3));
    timelines.gone(CHANNEL, ['1']);
    timelines.message(message(2, { content: 'changed' }));
    asked[0]?.answer(history([1, 2]));
    await load;
    expect(shown()).toEqual(['changed', 'message 3']);
  });

  it('tells why a history did not come, and asks again the next time', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    asked[0]?.answer(new Error('away'));
    await expect(load).rejects.toThrow('away');
    const again = timelines.load(CHANNEL);
    asked[1]?.answer(history([1]));
    await again;
    expect(shown()).toEqual(['message 1']);
  });

  it('puts older messages before those that are here, none twice', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    asked[0]?.answer(history([3, 4], true));
    await load;
    const older = timelines.loadOlder(CHANNEL);
    expect(asked[1]?.before).toBe('3');
    asked[1]?.answer(history([1, 2, 3]));
    await older;
    expect(shown()).toEqual(['message 1', 'message 2', 'message 3', 'message 4']);
    await timelines.loadOlder(CHANNEL);
    expect(asked).toHaveLength(2);
  });

  it('joins no older messages to a history that came anew: there would be a gap', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    asked[0]?.answer(history([3], true));
    await load;
    const older = timelines.loadOlder(CHANNEL);
    timelines.forget();
    const anew = timelines.load(CHANNEL);
    asked[2]?.answer(history([8, 9], true));
    await anew;
    asked[1]?.answer(history([1, 2]));
    await older;
    expect(shown()).toEqual(['message 8', 'message 9']);
  });

  it('takes no history from before a break for one after it', async () => {
    const { asked, timelines, shown } = asking();
    const early = timelines.load(CHANNEL);
    timelines.forget();
    const late = timelines.load(CHANNEL);
    asked[1]?.answer(history([1, 2]));
    await late;
    asked[0]?.answer(history([1]));
    await early;
    expect(shown()).toEqual(['message 1', 'message 2']);
  });

  it('keeps what was for its reader alone over breaks, until it is dismissed', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    asked[0]?.answer(history([1, 3]));
    await load;
    timelines.message(message(2, { content: 'for you', flags: MessageFlags.Ephemeral }));
    timelines.forget();
    timelines.forget();
    const anew = timelines.load(CHANNEL);
    asked[1]?.answer(history([1, 3]));
    await anew;
    expect(shown()).toEqual(['message 1', 'for you', 'message 3']);
    timelines.gone(CHANNEL, ['2']);
    expect(shown()).toEqual(['message 1', 'message 3']);
  });

  it('leaves what is older than all that is here to be asked for', async () => {
    const { asked, timelines, shown } = asking();
    const load = timelines.load(CHANNEL);
    asked[0]?.answer(history([5, 6], true));
    await load;
    timelines.message(message(2, { content: 'edited' }));
    expect(shown()).toEqual(['message 5', 'message 6']);
  });
});
