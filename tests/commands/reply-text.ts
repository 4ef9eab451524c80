import { expect } from 'vitest';
import type { MessageReply } from '../../src/command.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { textsOf } from '../views/message-parts.ts';

/** Returns all text of a reply, and checks that Discord would accept it. */
export function replyText({ body }: Pick<MessageReply, 'body'>): string {
  expect(limitsBroken(body)).toEqual([]);
  return textsOf(body).join('\n');
}
