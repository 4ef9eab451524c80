import type { ActResult, LiveEvent, Problem } from '../web/protocol.ts';
import { PlaygroundProblem, type Link } from './link.ts';

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
    listen(listener) {
      const source = new EventSource(`/playground/live?${query({})}`);
      source.addEventListener('open', () => {
        listener.connected(true);
      });
      source.addEventListener('error', () => {
        listener.connected(false);
      });
      source.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const event: LiveEvent = JSON.parse(data);
        listener.event(event);
      });
      return () => {
        source.close();
      };
    },
  };
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
