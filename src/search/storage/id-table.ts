import { withRoom } from './growable-array.ts';

/** A number for each of many ids, which are whole numbers above 0. */
export interface IdTable {
  /** How many ids have a number. */
  readonly size: number;
  /** Returns the number of an id, -1 if it has none. */
  find(id: number): number;
  /** Gives an id a number instead of the one that it may have. */
  set(id: number, number: number): void;
  delete(id: number): void;
}

/** Ids below this are places of an array, 64 MB at most; the database counts its papers from 1. */
const MAX_ARRAY_ID = 2 ** 24;

/** Creates an empty table: an array, filled several times as fast as a `Map`, and a `Map` for higher ids. */
export function createIdTable(): IdTable {
  // Number + 1; 0 for an id without one.
  let places = new Uint32Array(0);
  const others = new Map<number, number>();
  let size = 0;

  const find = (id: number): number => (id < MAX_ARRAY_ID ? (places[id] ?? 0) - 1 : (others.get(id) ?? -1));

  return {
    get size() {
      return size;
    },
    find,
    set(id, number) {
      if (find(id) === -1) size += 1;
      if (id >= MAX_ARRAY_ID) others.set(id, number);
      else {
        places = withRoom(Uint32Array, places, id + 1);
        places[id] = number + 1;
      }
    },
    delete(id) {
      if (find(id) === -1) return;
      size -= 1;
      if (id >= MAX_ARRAY_ID) others.delete(id);
      else places[id] = 0;
    },
  };
}
