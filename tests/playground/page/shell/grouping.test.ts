import { MessageType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { isContinuation } from '../../../../src/playground/page/shell/message-list/grouping.ts';
import { message } from '../page-scene.ts';

describe('a message below another one of its author', () => {
  it('needs no header within some minutes', () => {
    expect(isContinuation(message(), message())).toBe(true);
    expect(isContinuation(message({ timestamp: '2026-11-21T14:20:00.000Z' }), message())).toBe(false);
  });

  it.each([MessageType.ThreadStarterMessage, MessageType.PollResult, MessageType.ChannelPinnedMessage])(
    'has a header below system messages, which show no author: type %i',
    type => {
      expect(isContinuation(message(), message({ type }))).toBe(false);
    },
  );
});
