import type { ChannelView } from '../../../web/protocol.ts';

/** Returns the text above the first message of a channel, as in Discord’s client. */
export function channelIntro({ kind, name, topic }: ChannelView): {
  readonly title: string;
  readonly text: string;
} {
  if (kind === 'dm') {
    return { title: name, text: `This is the beginning of your direct message history with ${name}.` };
  }
  if (kind === 'thread') return { title: name, text: 'This is the start of the thread.' };
  const start = `This is the start of the #${name} channel.`;
  return { title: `Welcome to #${name}!`, text: topic === null ? start : `${start} ${topic}` };
}
