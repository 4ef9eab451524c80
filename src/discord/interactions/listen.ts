import { Events, type Client } from 'discord.js';
import type { Dispatch } from './dispatch.ts';

/** Hands interactions to the dispatcher. The returned function waits until those under way are finished. */
export function listenToInteractions(client: Client, dispatch: Dispatch): () => Promise<unknown> {
  const underWay = new Set<Promise<void>>();
  client.on(Events.InteractionCreate, interaction => {
    const handling = dispatch(interaction).finally(() => underWay.delete(handling));
    underWay.add(handling);
  });
  return () => Promise.allSettled(underWay);
}
