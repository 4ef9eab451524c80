import { expect, it } from 'vitest';
import type { Reply } from '../../../src/command.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { fitReply } from '../../../src/discord/interactions/handle-component.ts';
import { notice } from '../../../src/views/notice/notice.ts';

const body = notice('Here it is');
const afterwards = () => Promise.resolve();
const post: Reply = { kind: 'post', body, shows: { kind: 'card', paperIds: [1] }, instead: body };

it.each<[Reply]>([[{ kind: 'private', body }], [{ kind: 'update', body }], [post]])(
  'a private message may get any reply: %j',
  reply => {
    expect(fitReply(reply, true)).toBe(reply);
  },
);

it('a message that everyone sees is not changed: an update becomes a private message', () => {
  expect(fitReply({ kind: 'update', body, afterwards }, false)).toEqual({
    kind: 'private',
    body,
    afterwards,
  });
  expect(fitReply({ kind: 'private', body }, false)).toEqual({ kind: 'private', body });
});

it('a message that everyone sees may be removed', () => {
  const removal: Reply = { kind: 'remove', body, afterRemoval: afterwards };
  expect(fitReply(removal, false)).toBe(removal);
});

it('a message that everyone sees is not posted again', () => {
  expect(() => fitReply(post, false)).toThrow(UserError);
});
