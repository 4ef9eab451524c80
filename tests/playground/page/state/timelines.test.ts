import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createTimelines } from '../../../../src/playground/page/state/timelines.ts';
import type { HistoryPage, MessageView } from '../../../../src/playground/web/protocol.ts';
import { message as anyMessage } from '../page-scene.ts';

const CHANNEL = 'c1';

function message(id: number, fields: Partial<MessageView> = {}): MessageView {
  return { ...anyMessage(), id: String(id), channel_id: CHANNEL, content: `message ${id}`, ...fields };
}

/** Creates timelines whose requests are answered by the test. */
function manualTimelines() {
  const requests: { readonly before: string | undefined; answer(history: HistoryPage | Error): void }[] = [];
  const timelines = createTimelines({
    history: (_channel, before) =>
      new Promise((resolve, reject) => {
        requests.push({
          before,
          answer: history => (history instanceof Error ? reject(history) : resolve(history)),
        });
      }),
  });
  const shown = () => timelines.get(CHANNEL)?.messages.map(each => each.content);
  return { requests, timelines, shown };
}

const history = (ids: readonly number[], hasMore = false): HistoryPage => ({
  messages: ids.map(id => message(id)),
  hasMore,
});

describe('the histories of a page', () => {
  it('fetches once, however often a channel is opened meanwhile', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const loads = [timelines.load(CHANNEL), timelines.load(CHANNEL)];
    timelines.upsert(message(2));
    expect(requests).toHaveLength(1);
    requests[0]?.answer(history([1]));
    await Promise.all(loads);
    expect(shown()).toEqual(['message 1', 'message 2']);
  });

  it('includes messages written and deleted while a history was loading', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    timelines.upsert(message(3));
    timelines.delete(CHANNEL, ['1']);
    timelines.upsert(message(2, { content: 'changed' }));
    requests[0]?.answer(history([1, 2]));
    await load;
    expect(shown()).toEqual(['changed', 'message 3']);
  });

  it('reports a failed request, and fetches again the next time', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    requests[0]?.answer(new Error('away'));
    await expect(load).rejects.toThrow('away');
    const again = timelines.load(CHANNEL);
    requests[1]?.answer(history([1]));
    await again;
    expect(shown()).toEqual(['message 1']);
  });

  it('puts older messages before the loaded ones, none twice', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    requests[0]?.answer(history([3, 4], true));
    await load;
    const older = timelines.loadOlder(CHANNEL);
    expect(requests[1]?.before).toBe('3');
    requests[1]?.answer(history([1, 2, 3]));
    await older;
    expect(shown()).toEqual(['message 1', 'message 2', 'message 3', 'message 4']);
    await timelines.loadOlder(CHANNEL);
    expect(requests).toHaveLength(2);
  });

  it('does not join older messages to a reloaded history, which would leave a gap', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    requests[0]?.answer(history([3], true));
    await load;
    const older = timelines.loadOlder(CHANNEL);
    timelines.reset();
    const reload = timelines.load(CHANNEL);
    requests[2]?.answer(history([8, 9], true));
    await reload;
    requests[1]?.answer(history([1, 2]));
    await older;
    expect(shown()).toEqual(['message 8', 'message 9']);
  });

  it('ignores a history requested before a break', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const early = timelines.load(CHANNEL);
    timelines.reset();
    const late = timelines.load(CHANNEL);
    requests[1]?.answer(history([1, 2]));
    await late;
    requests[0]?.answer(history([1]));
    await early;
    expect(shown()).toEqual(['message 1', 'message 2']);
  });

  it('keeps ephemeral messages over breaks, until they are dismissed', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    requests[0]?.answer(history([1, 3]));
    await load;
    timelines.upsert(message(2, { content: 'for you', flags: MessageFlags.Ephemeral }));
    timelines.reset();
    timelines.reset();
    const reload = timelines.load(CHANNEL);
    requests[1]?.answer(history([1, 3]));
    await reload;
    expect(shown()).toEqual(['message 1', 'for you', 'message 3']);
    timelines.delete(CHANNEL, ['2']);
    expect(shown()).toEqual(['message 1', 'message 3']);
  });

  it('does not add a changed message older than the loaded ones', async () => {
    const { requests, timelines, shown } = manualTimelines();
    const load = timelines.load(CHANNEL);
    requests[0]?.answer(history([5, 6], true));
    await load;
    timelines.upsert(message(2, { content: 'edited' }));
    expect(shown()).toEqual(['message 5', 'message 6']);
  });
});
