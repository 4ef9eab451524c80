import { joinItems, type LibraryEntry, type LibraryItem } from '../../src/core/library/library-item.ts';
import { REMOVED_SAVE_TTL_MS } from '../../src/core/library/library.ts';

/** The origin of a save that is no reaction. */
export const EXPLICIT_ORIGIN = 'explicit';

interface ModelSave {
  /** Times by origin: a message, or `EXPLICIT_ORIGIN`. */
  readonly origins: Map<string, number>;
  item: LibraryItem | undefined;
}

interface ModelRemoval extends ModelSave {
  readonly removedAt: number;
}

const NO_ITEM = { status: 'to_read', note: null, tags: [] } as const;

/** A library of one user in memory, as simple as it can be; papers are named by any number. */
export function createLibraryModel() {
  const saves = new Map<number, ModelSave>();
  const removals = new Map<number, ModelRemoval>();
  const reactions = new Set<string>();

  function takeRemoval(paper: number, at: number): ModelRemoval | undefined {
    const removal = removals.get(paper);
    removals.delete(paper);
    return removal && removal.removedAt > at - REMOVED_SAVE_TTL_MS ? removal : undefined;
  }

  function join(paper: number, item: LibraryItem | undefined): void {
    const save = saves.get(paper);
    if (save && item) save.item = save.item ? joinItems(save.item, item) : item;
  }

  return {
    save(paper: number, origin: string, at: number): void {
      const save = saves.get(paper) ?? { origins: new Map<string, number>(), item: undefined };
      saves.set(paper, save);
      if (!save.origins.has(origin)) save.origins.set(origin, at);
      join(paper, takeRemoval(paper, at)?.item);
    },
    removeOrigin(paper: number, origin: string, at: number): void {
      const save = saves.get(paper);
      if (!save?.origins.has(origin)) return;
      if (save.origins.size === 1) {
        if (save.item) removals.set(paper, { ...save, origins: new Map(save.origins), removedAt: at });
        saves.delete(paper);
      }
      save.origins.delete(origin);
    },
    unsave(paper: number, at: number): void {
      const save = saves.get(paper);
      if (save) removals.set(paper, { ...save, removedAt: at });
      saves.delete(paper);
    },
    restore(paper: number, at: number): void {
      const removal = takeRemoval(paper, at);
      if (!removal) return;
      const remaining = [...removal.origins].filter(
        ([origin]) => origin === EXPLICIT_ORIGIN || reactions.has(origin),
      );
      const oldest = Math.min(at, ...removal.origins.values());
      const save = saves.get(paper) ?? { origins: new Map<string, number>(), item: undefined };
      saves.set(paper, save);
      for (const [origin, savedAt] of remaining.length > 0 ? remaining : [[EXPLICIT_ORIGIN, oldest] as const])
        if (!save.origins.has(origin)) save.origins.set(origin, savedAt);
      join(paper, removal.item);
    },
    change(paper: number, change: Partial<LibraryItem>, at: number): void {
      const save = saves.get(paper);
      if (!save) return;
      const { item } = save;
      const statusChangedAt =
        item && item.status === (change.status ?? item.status) ? item.statusChangedAt : at;
      save.item = { ...NO_ITEM, ...item, ...change, statusChangedAt };
    },
    merge(kept: number, merged: number): void {
      const save = saves.get(merged);
      saves.delete(merged);
      if (save) {
        const into = saves.get(kept) ?? { origins: new Map<string, number>(), item: undefined };
        saves.set(kept, into);
        for (const [origin, at] of save.origins)
          into.origins.set(origin, Math.min(at, into.origins.get(origin) ?? at));
        join(kept, save.item);
      }
      const removal = removals.get(merged);
      removals.delete(merged);
      const other = removals.get(kept);
      if (removal && !(other && other.removedAt >= removal.removedAt)) removals.set(kept, removal);
    },
    deletePaper(paper: number): void {
      saves.delete(paper);
      removals.delete(paper);
    },
    deleteUser(): void {
      saves.clear();
      removals.clear();
    },
    /** Adds or removes a reaction. Returns whether that changed anything. */
    react(message: string, isAdded: boolean): boolean {
      if (reactions.has(message) === isAdded) return false;
      if (isAdded) reactions.add(message);
      else reactions.delete(message);
      return true;
    },
    /** Returns the saved papers in the order of their numbers. */
    entries(): LibraryEntry[] {
      return [...saves]
        .toSorted(([a], [b]) => a - b)
        .map(([paperId, { origins, item }]) => {
          const savedAt = Math.min(...origins.values());
          return { ...NO_ITEM, statusChangedAt: savedAt, ...item, paperId, savedAt };
        });
    },
  };
}
