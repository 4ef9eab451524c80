import type { WelcomeSuggestion } from '../web/protocol.ts';
import type { PlaygroundClient } from './playground-client.ts';
import type { ChatState } from './state/chat-state.ts';

/**
 * Carries out a suggestion of the welcome for the user: opens the channel, then calls the command, reacts, or moves the
 * clock. A refusal is shown among the channel's notices.
 * @returns the id of the message that was changed, if any
 */
export async function tryOut(
  suggestion: WelcomeSuggestion,
  state: ChatState,
  client: PlaygroundClient,
): Promise<string | undefined> {
  const channel = state.scene?.channels.find(each => each.name === suggestion.channel);
  if (channel === undefined) return undefined;
  await state.open(channel.id);
  switch (suggestion.kind) {
    case 'command':
      await state.perform({
        kind: 'slash',
        channel: channel.id,
        command: suggestion.command,
        options: suggestion.options,
      });
      return undefined;
    case 'react': {
      const { messages } = await client.history(channel.id);
      const newest = messages.findLast(each => each.author.id === state.scene?.bot.id);
      if (newest !== undefined) {
        await state.perform({ kind: 'react', message: newest.id, emoji: suggestion.emoji });
      }
      return newest?.id;
    }
    case 'move_clock':
      await state.perform({ kind: 'move_clock', to: suggestion.to });
      return undefined;
    default:
      suggestion satisfies never;
      return undefined;
  }
}
