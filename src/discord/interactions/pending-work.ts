/** Work under way, by what others wait for: the id of a user, or of a channel. */
export interface PendingWork {
  /** Remembers work until it settles. A rejection is the caller's to handle. */
  add(id: string, work: Promise<void>): void;
  /** Resolves when all work of this id that was added so far has settled. */
  settled(id: string): Promise<void>;
}

/** Creates an empty record of work under way. */
export function createPendingWork(): PendingWork {
  const byId = new Map<string, Promise<void>>();

  return {
    add(id, work) {
      const all = settleBoth(byId.get(id) ?? Promise.resolve(), work).finally(() => {
        if (byId.get(id) === all) byId.delete(id);
      });
      byId.set(id, all);
    },

    async settled(id) {
      await byId.get(id);
    },
  };
}

async function settleBoth(earlier: Promise<void>, later: Promise<void>): Promise<void> {
  await Promise.allSettled([earlier, later]);
}
