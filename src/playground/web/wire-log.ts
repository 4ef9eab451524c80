import type { Faults } from '../../discord-emulator/faults.ts';
import type { Gateway } from '../../discord-emulator/gateway/gateway.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { WireEntry } from './protocol.ts';
import { eventEntry, requestEntry } from './wire-entry.ts';
import type { NewEntry } from './wire-entry.ts';

/** What went over the wire between the app and the stand-in, newest last; the last 500 entries of it. */
export interface WireLog {
  /** The last entries, at most so many, oldest first. */
  recent(count: number): readonly WireEntry[];
  /** Hears of every entry to come. @returns a function that ends it */
  subscribe(listener: (entry: WireEntry) => void): () => void;
  /** Writes no more. */
  close(): void;
}

const MAX_LOG_ENTRIES = 500;

/** Begins a log. @param options.secret the bot's token, which is shown nowhere */
export function openWireLog(options: {
  readonly world: Pick<World, 'now'>;
  readonly faults: Pick<Faults, 'onRequest'>;
  readonly gateway: Pick<Gateway, 'onDispatch'>;
  readonly secret: string;
}): WireLog {
  const { world, faults, gateway, secret } = options;
  const listeners = new Set<(entry: WireEntry) => void>();
  const entries: WireEntry[] = [];
  let count = 0;

  const add = (entry: NewEntry): void => {
    count += 1;
    const numbered: WireEntry = { id: count, at: world.now(), ...entry };
    entries.push(numbered);
    if (entries.length > MAX_LOG_ENTRIES) entries.shift();
    for (const listener of listeners) listener(numbered);
  };
  const ends = [
    faults.onRequest(request => {
      add(requestEntry(request, secret));
    }),
    gateway.onDispatch(event => {
      add(eventEntry(event, secret));
    }),
  ];

  return {
    recent: most => entries.slice(-most),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      for (const end of ends) end();
    },
  };
}
