import type { Faults } from '../../discord-emulator/faults.ts';
import type { Gateway } from '../../discord-emulator/gateway/gateway.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { WireEntry } from './protocol.ts';
import { eventEntry, requestEntry } from './wire-entry.ts';
import type { NewEntry } from './wire-entry.ts';

/** The last 500 requests and events between the app and the emulator. */
export interface WireLog {
  /** Returns the last entries, oldest first. @param count maximum number */
  recent(count: number): readonly WireEntry[];
  /** Subscribes to new entries. @returns a function that unsubscribes */
  subscribe(listener: (entry: WireEntry) => void): () => void;
  /** Stops recording. */
  close(): void;
}

const MAX_LOG_ENTRIES = 500;

/** Opens a log, which records until it is closed. @param options.secret the bot's token, which is never shown */
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
  const unsubscribers = [
    faults.onRequest(request => {
      add(requestEntry(request, secret));
    }),
    gateway.onDispatch(event => {
      add(eventEntry(event, secret));
    }),
  ];

  return {
    recent: limit => entries.slice(-limit),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      for (const unsubscribe of unsubscribers) unsubscribe();
    },
  };
}
