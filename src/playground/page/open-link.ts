import type { ActResult, LiveEvent, Problem } from '../web/protocol.ts';
import { PlaygroundProblem, type Link, type LinkListener } from './link.ts';

/** ms until a line that was turned away is opened again; a browser does so by itself only when nobody answered. */
const RETRY = 2000;

/** Opens the line. @param personId whom the page acts as */
export function openLink(personId: string): Link {
  const query = (fields: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ as: personId, ...fields }).toString();

  return {
    act: act =>
      ask<ActResult>('/playground/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: personId, act }),
      }),
    commands: channelId => ask(`/playground/commands?${query({ channel: channelId })}`),
    history: (channelId, before) =>
      ask(
        `/playground/messages?${query({ channel: channelId, ...(before === undefined ? {} : { before }) })}`,
      ),
    listen: listener => listen(`/playground/live?${query({})}`, listener),
  };
}

function listen(address: string, listener: LinkListener): () => void {
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
      if (source?.readyState === EventSource.CLOSED) void turnedAway();
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event: LiveEvent = JSON.parse(data);
      listener.event(event);
    });
  };

  /** An EventSource does not tell what it was answered. */
  const turnedAway = async (): Promise<void> => {
    // Nobody there, or no answer to be read: it is tried again.
    const problem = await problemOf(address).catch(() => undefined);
    if (isClosed) return;
    if (problem === undefined) retry = window.setTimeout(open, RETRY);
    else listener.refused(problem);
  };

  open();
  return () => {
    isClosed = true;
    window.clearTimeout(retry);
    source?.close();
  };
}

/** Why an address is refused for good; undefined when it can be had, or may be had later. */
async function problemOf(address: string): Promise<string | undefined> {
  const response = await fetch(address);
  if (response.status !== 400) {
    await response.body?.cancel();
    return undefined;
  }
  const { problem }: Problem = await response.json();
  return problem;
}

/** Both ends are of one release, so that what comes is what the protocol says. */
async function ask<T>(address: string, request?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch (error) {
    throw new PlaygroundProblem('The playground does not answer. Is it still running?', { cause: error });
  }
  const body: T & Problem = await response.json();
  if (!response.ok) throw new PlaygroundProblem(body.problem);
  return body;
}
