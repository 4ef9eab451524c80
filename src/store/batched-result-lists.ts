import type { ResultList, ResultListStore } from '../core/search/result-lists.ts';
import type { UnitOfWork } from '../core/stores.ts';

export interface BatchOptions {
  readonly unitOfWork: UnitOfWork;
  /** Calls back in the next turn of the event loop. */
  readonly nextTurn: (callback: () => void) => void;
}

/** Lists to be saved in one transaction. */
interface Batch {
  readonly lists: { readonly list: ResultList; readonly expired: number }[];
  readonly saved: Promise<void>;
}

/**
 * Returns the store so that lists which are saved at the same time share a transaction: its wait for the disk is most of
 * what one costs, and under load there are dozens a second. A list is saved when `save` resolves; if one of a batch cannot be
 * saved, none is.
 */
export function batchResultLists(
  store: ResultListStore,
  { unitOfWork, nextTurn }: BatchOptions,
): ResultListStore {
  let open: Batch | undefined;
  let written: Promise<unknown> = Promise.resolve();

  /** Begins a batch, which takes lists until the one before it is written. */
  function openBatch(): Batch {
    const lists: Batch['lists'] = [];
    const earlier = written;
    const saved = new Promise<void>(resolve => nextTurn(resolve))
      .then(() => earlier)
      .then(() => {
        open = undefined;
        return unitOfWork(async ({ resultLists }) => {
          for (const { list, expired } of lists) await resultLists.save(list, expired);
        });
      });
    written = Promise.allSettled([saved]);
    return { lists, saved };
  }

  return {
    ...store,
    save(list, expired) {
      open ??= openBatch();
      open.lists.push({ list, expired });
      return open.saved;
    },
  };
}
