import type { OfferedCommand } from '../../web/protocol.ts';
import type { PlaygroundClient } from '../playground-client.ts';

/** The commands of the channels that were opened. */
export interface ChannelCommands {
  /** Returns the commands offered in a channel; undefined until they are loaded. */
  get(channelId: string): readonly OfferedCommand[] | undefined;
  /** Loads the commands of a channel. @throws RequestFailedError */
  load(channelId: string): Promise<void>;
  /** Discards all commands, after they have changed. */
  reset(): void;
}

/** Creates an empty set. */
export function createChannelCommands(client: Pick<PlaygroundClient, 'commands'>): ChannelCommands {
  let byChannel = new Map<string, readonly OfferedCommand[]>();
  return {
    get: channelId => byChannel.get(channelId),
    async load(channelId) {
      // A reset replaces the map, so that a response to an earlier request is discarded.
      const current = byChannel;
      current.set(channelId, await client.commands(channelId));
    },
    reset() {
      byChannel = new Map();
    },
  };
}
