import { Client, type ClientBase } from 'pg';
import { SECOND_MS } from '../../../core/time/duration.ts';
import { sessionSettings } from './connection-settings.ts';

/** The channel on which the database says that papers changed. */
const CHANNEL = 'paperboy_papers';

/** Wait before a broken connection is replaced, ms. Until then, polling finds what changed. */
const RECONNECT_AFTER_MS = 5 * SECOND_MS;

/** Creates what sends the notices: every change of papers takes the next `rev`. Several in one transaction are one notice. */
export async function createChangeTrigger(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE OR REPLACE FUNCTION paperboy_notify() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_notify('${CHANNEL}', ''); RETURN NULL; END $$;
    DROP TRIGGER IF EXISTS papers_changed ON counters;
    CREATE TRIGGER papers_changed AFTER UPDATE ON counters
      FOR EACH ROW WHEN (NEW.name = 'rev') EXECUTE FUNCTION paperboy_notify()`);
}

/** Receives the notices of other processes, and of this one. */
export interface ChangeListener {
  add(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Creates a listener; it connects with the first `add`, and again whenever the connection breaks. */
export function createChangeListener(url: string): ChangeListener {
  const listeners = new Set<() => void>();
  let client: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  /** Replaces a connection that broke, unless it has been replaced: one connection may say several times that it is broken. */
  function reconnectLater(broken: Client): void {
    if (client !== broken) return;
    client = undefined;
    if (isClosed) return;
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_AFTER_MS);
    retry.unref();
  }

  async function connect(): Promise<void> {
    const opened = new Client(sessionSettings(url));
    client = opened;
    opened.on('notification', tell);
    opened.on('error', () => reconnectLater(opened));
    opened.on('end', () => reconnectLater(opened));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
      // Before that, nothing was noticed.
      tell();
    } catch {
      // It is only a hint: queries say what is wrong with the server.
      reconnectLater(opened);
      await opened.end();
    }
  }

  return {
    add(listener) {
      listeners.add(listener);
      if (client === undefined && retry === undefined) void connect();
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      listeners.clear();
      await client?.end();
    },
  };
}
