import { describe, expect, it } from 'vitest';
import { createUnread } from '../../../../src/playground/page/state/unread.ts';
import { message, scene } from '../page-scene.ts';

const [first] = scene.channels;

function found(lastMessageId: string | null) {
  if (first === undefined) throw new TypeError('The scene has no channel');
  return [{ ...first, id: 'c1', lastMessageId }];
}

const messageWithId = (id: string) => ({ ...message(), id, channel_id: 'c1' });

describe('unread channels', () => {
  it('are none at first, nor after an event of an old message', () => {
    const unread = createUnread();
    unread.sync(found('50'), undefined);
    expect([...unread.channels]).toEqual([]);
    expect(unread.track(messageWithId('49'))).toBe(false);
    expect(unread.track(messageWithId('100'))).toBe(true);
    expect(unread.track(messageWithId('100'))).toBe(false);
  });

  it('are those with new messages after a break, except the channel in view', () => {
    const unread = createUnread();
    unread.sync(found('50'), undefined);
    unread.sync(found('50'), undefined);
    expect([...unread.channels]).toEqual([]);
    unread.sync(found('60'), 'c1');
    expect([...unread.channels]).toEqual([]);
    unread.sync(found('70'), 'c2');
    expect([...unread.channels]).toEqual(['c1']);
    unread.read('c1');
    expect([...unread.channels]).toEqual([]);
  });

  it('include a channel that gets its first message', () => {
    const unread = createUnread();
    unread.sync(found(null), undefined);
    expect(unread.track(messageWithId('1'))).toBe(true);
  });
});
