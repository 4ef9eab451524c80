/** The server and the person that an item is from. */
export interface QueueOrigin {
  readonly server: string;
  readonly person: string;
}

/** Items that wait. Servers take turns, and in each server its people do; the items of one person keep their order. */
export interface FairQueue<T> {
  /** Number of items. */
  readonly size: number;
  /** Number of items of one person in a server. */
  sizeOf(origin: QueueOrigin): number;
  add(item: T, origin: QueueOrigin): void;
  /** Takes out the next item. */
  take(): T | undefined;
  /**
   * Puts an item in the place of the first one of a person in a server that a condition is true for, and returns that one;
   * `undefined`, and nothing changes, if there is none.
   */
  replace(item: T, origin: QueueOrigin, condition: (earlier: T) => boolean): T | undefined;
}

/** Items by person, who is next first; no list is empty. */
type Turns<T> = Map<string, T[]>;

/** Creates an empty queue. */
export function createFairQueue<T>(): FairQueue<T> {
  // The server that is next comes first.
  const servers = new Map<string, Turns<T>>();
  let size = 0;

  return {
    get size() {
      return size;
    },

    sizeOf: ({ server, person }) => servers.get(server)?.get(person)?.length ?? 0,

    add(item, { server, person }) {
      const people = servers.get(server) ?? new Map<string, T[]>();
      const items = people.get(person) ?? [];
      items.push(item);
      people.set(person, items);
      servers.set(server, people);
      size += 1;
    },

    take() {
      const [next] = servers;
      if (!next) return undefined;
      const [server, people] = next;
      servers.delete(server);
      const item = takeFrom(people);
      if (people.size > 0) servers.set(server, people);
      size -= 1;
      return item;
    },

    replace(item, { server, person }, condition) {
      const items = servers.get(server)?.get(person);
      const at = items?.findIndex(condition) ?? -1;
      return at === -1 ? undefined : items?.splice(at, 1, item)[0];
    },
  };
}

/** Takes out the oldest item of the person who is next, and puts the person last. */
function takeFrom<T>(people: Turns<T>): T | undefined {
  const [next] = people;
  if (!next) return undefined;
  const [person, items] = next;
  const item = items.shift();
  people.delete(person);
  if (items.length > 0) people.set(person, items);
  return item;
}
