import type { ActionResult, LiveEvent, Problem } from '../web/protocol.ts';
import { RequestFailedError, type PlaygroundClient, type LiveListener } from './playground-client.ts';

/** Wait before a refused event stream is opened again; browsers reconnect by themselves only after network errors. */
const RETRY_MS = 2000;

/** Creates a client that acts as a user. */
export function createPlaygroundClient(userId: string): PlaygroundClient {
  const query = (fields: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ as: userId, ...fields }).toString();

  return {
    perform: action =>
      fetchJson<ActionResult>('/playground/actions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: userId, action }),
      }),
    commands: channelId => fetchJson(`/playground/commands?${query({ channel: channelId })}`),
    history: (channelId, before) =>
      fetchJson(
        `/playground/messages?${query({ channel: channelId, ...(before === undefined ? {} : { before }) })}`,
      ),
    listen: listener => listen(`/playground/live?${query({})}`, listener),
  };
}

function listen(address: string, listener: LiveListener): () => void {
  let source: EventSource | undefined;
  let retry = 0;
  let isClosed = false;

  const open = (): void => {
    source = new EventSource(address);
    source.addEventListener('open', () => {
      listener.connected(true);
    });
    source.addEventListener('error', () => {
      listener.connected(false);
      if (source?.readyState === EventSource.CLOSED) void onClosed();
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event: LiveEvent = JSON.parse(data);
      listener.event(event);
    });
  };

  /** Finds out by a request why the stream was closed: an EventSource does not give the response. */
  const onClosed = async (): Promise<void> => {
    // Without a readable response the stream is opened again.
    const problem = await fetchProblem(address).catch(() => undefined);
    if (isClosed) return;
    if (problem === undefined) retry = window.setTimeout(open, RETRY_MS);
    else listener.refused(problem);
  };

  open();
  return () => {
    isClosed = true;
    window.clearTimeout(retry);
    source?.close();
  };
}

/** Returns why an address is refused for good; undefined if it is available, or may be later. */
async function fetchProblem(address: string): Promise<string | undefined> {
  const response = await fetch(address);
  if (response.status !== 400) {
    await response.body?.cancel();
    return undefined;
  }
  const { problem }: Problem = await response.json();
  return problem;
}

/** The body is not validated: page and server are of the same release. */
async function fetchJson<T>(address: string, request?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    throw new RequestFailedError('The playground does not answer. Is it still running?', { cause: error });
  }
  const body: T & Problem = await response.json();
  if (!response.ok) throw new RequestFailedError(body.problem);
  return body;
}
