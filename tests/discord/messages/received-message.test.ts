import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toReceivedMessage } from '../../../src/discord/messages/received-message.ts';

const BOT = '100';

const direct = {
  id: '1',
  channel_id: '2',
  type: 0,
  author: { id: '3', username: 'ada' },
  content: 'https://arxiv.org/abs/2401.00001',
  embeds: [],
};
const inServer = { ...direct, guild_id: '4', content: `<@${BOT}> 2401.00001` };

describe('a message to the bot', () => {
  it('is one in its direct messages', () => {
    expect(toReceivedMessage(direct, BOT)).toEqual({
      id: '1',
      userId: '3',
      guildId: null,
      channelId: '2',
      text: 'https://arxiv.org/abs/2401.00001',
    });
  });

  it.each([`<@${BOT}> 2401.00001`, `<@!${BOT}> 2401.00001`, `see 2401.00001, <@${BOT}>?`])(
    'is one in a channel that mentions it: %s',
    content => {
      expect(toReceivedMessage({ ...inServer, content }, BOT)).toMatchObject({ guildId: '4', text: content });
    },
  );

  it('has the text of what is forwarded, and the addresses of its previews', () => {
    const forwarded = {
      ...direct,
      content: '',
      embeds: [{ url: 'https://arxiv.org/abs/2401.00002', title: 'A preview' }],
      message_snapshots: [{ message: { content: 'arXiv:2401.00003' } }],
    };
    const { text } = toReceivedMessage(forwarded, BOT) ?? {};
    expect(text?.split('\n')).toEqual([
      '',
      'https://arxiv.org/abs/2401.00002',
      'A preview',
      'arXiv:2401.00003',
    ]);
  });

  it.each([
    ['in a channel without a mention', { ...inServer, content: '' }],
    ['that mentions another', { ...inServer, content: '<@1001> 2401.00001' }],
    ['that mentions a role', { ...inServer, content: `<@&${BOT}> 2401.00001` }],
    ['of the bot itself', { ...direct, author: { id: BOT, bot: true } }],
    ['of another bot', { ...direct, author: { id: '5', bot: true } }],
    ['of Discord', { ...direct, author: { id: '5', system: true } }],
    ['of a webhook', { ...inServer, webhook_id: '9' }],
    ['about a new member', { ...direct, type: 7 }],
    ['with a path as its channel', { ...direct, channel_id: '../../users' }],
  ])('is not one %s', (_what, event) => {
    expect(toReceivedMessage(event, BOT)).toBeUndefined();
  });

  it('is short enough to look through, whatever is in it', () => {
    const event = { ...direct, content: 'x'.repeat(100_000) };
    expect(toReceivedMessage(event, BOT)?.text).toHaveLength(8_000);
  });

  it('is read from any data without an error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(inServer)), (value, key) => {
        const events = [
          value,
          { ...inServer, [key]: value },
          { ...direct, message_snapshots: [{ message: value }], embeds: [value] },
        ];
        for (const event of events) {
          const message = toReceivedMessage(event, BOT);
          expect(message === undefined || message.text.length <= 8_000).toBe(true);
        }
      }),
    );
  });
});
