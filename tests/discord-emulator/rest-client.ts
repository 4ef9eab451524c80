import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** A response of the API. */
export interface RestReply {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request to the API, by default with the bot's token. */
export async function call(
  { apiUrl, token }: Emulator,
  method: string,
  path: string,
  body?: unknown,
  authorization: string | null = `Bot ${token}`,
): Promise<RestReply> {
  const response = await fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(authorization === null ? {} : { authorization }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: parsed };
}
