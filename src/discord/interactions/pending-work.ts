/** Work under way for users. */
export interface PendingWork {
  /** Remembers work until it settles. A rejection is the caller's to handle. */
  add(userId: string, work: Promise<void>): void;
  /** Resolves when all work of a user that was added so far has settled. */
  settled(userId: string): Promise<void>;
}

/** Creates an empty record of work under way. */
export function createPendingWork(): PendingWork {
  const byUser = new Map<string, Promise<void>>();

  return {
    add(userId, work) {
      const all = settleBoth(byUser.get(userId) ?? Promise.resolve(), work).finally(() => {
        if (byUser.get(userId) === all) byUser.delete(userId);
      });
      byUser.set(userId, all);
    },

    async settled(userId) {
      await byUser.get(userId);
    },
  };
}

async function settleBoth(earlier: Promise<void>, later: Promise<void>): Promise<void> {
  await Promise.allSettled([earlier, later]);
}
