import { expect, it } from 'vitest';
import { about } from '../../commands/about.ts';
import { componentUse } from './invocation.ts';
import { replyText } from './reply-text.ts';

it.each(['v1|about', 'v1|about|nonce', 'v1|about|a|b'])(
  '%s explains the bot to the caller alone',
  async id => {
    const reply = await about.run(componentUse(id), {});
    expect(reply.kind).toBe('private');
    expect(replyText(reply)).toContain('Paperboy');
  },
);
