import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** An answer of the API. */
export interface RestReply {
  readonly status: number;
  readonly body: unknown;
}

/** Sends one request to the API with the bot's token, or with another. */
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
