import type { Try } from '../web/protocol.ts';
import type { Link } from './link.ts';
import type { ChatState } from './state/chat-state.ts';

/**
 * Does what the welcome proposes, as if the person had: goes to the channel, then calls the command, reacts, or moves
 * the clock. What is refused stands among the channel's notices.
 * @returns the id of the message that was changed, if any
 */
export async function tryOut(wanted: Try, state: ChatState, link: Link): Promise<string | undefined> {
  const channel = state.scene?.channels.find(each => each.name === wanted.channel);
  if (channel === undefined) return undefined;
  await state.open(channel.id);
  switch (wanted.does) {
    case 'command':
      await state.act({
        kind: 'slash',
        channel: channel.id,
        command: wanted.command,
        options: wanted.options,
      });
      return undefined;
    case 'react': {
      const { messages } = await link.history(channel.id);
      const newest = messages.findLast(each => each.author.id === state.scene?.bot.id);
      if (newest !== undefined) {
        await state.act({ kind: 'react', message: newest.id, emoji: wanted.emoji });
      }
      return newest?.id;
    }
    case 'move_clock':
      await state.act({ kind: 'move_clock', to: wanted.to });
      return undefined;
    default:
      wanted satisfies never;
      return undefined;
  }
}
