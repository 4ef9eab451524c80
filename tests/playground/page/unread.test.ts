import { describe, expect, it } from 'vitest';
import { createUnread } from '../../../src/playground/page/state/unread.ts';
import { message, scene } from './page-scene.ts';

const [first] = scene.channels;

function found(lastMessageId: string | null) {
  if (first === undefined) throw new TypeError('The scene has no channel');
  return [{ ...first, id: 'c1', lastMessageId }];
}

const told = (id: string) => ({ ...message(), id, channel_id: 'c1' });

describe('what was not read', () => {
  it('is nothing at first, and none of what is told of an old message', () => {
    const unread = createUnread();
    unread.find(found('50'), undefined);
    expect([...unread.channels]).toEqual([]);
    expect(unread.note(told('49'))).toBe(false);
    expect(unread.note(told('100'))).toBe(true);
    expect(unread.note(told('100'))).toBe(false);
  });

  it('is what came during a break, but in the channel in view', () => {
    const unread = createUnread();
    unread.find(found('50'), undefined);
    unread.find(found('50'), undefined);
    expect([...unread.channels]).toEqual([]);
    unread.find(found('60'), 'c1');
    expect([...unread.channels]).toEqual([]);
    unread.find(found('70'), 'c2');
    expect([...unread.channels]).toEqual(['c1']);
    unread.read('c1');
    expect([...unread.channels]).toEqual([]);
  });

  it('begins with the first message of a channel that had none', () => {
    const unread = createUnread();
    unread.find(found(null), undefined);
    expect(unread.note(told('1'))).toBe(true);
  });
});
