import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { call } from './rest-client.ts';
import type { RestReply } from './rest-client.ts';

/** Returns a list of `count` items. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Returns `{a: {0: {b: {_errors: [{code}]}}}}` for the path `a.0.b`. */
export function nestedError(path: string, code: string): object {
  const leaf: object = { _errors: [{ code }] };
  return path === '' ? leaf : path.split('.').reduceRight((inner, key) => ({ [key]: inner }), leaf);
}

export const COMPONENTS_V2 = 32_768;
export const button = (id: string): object => ({ type: 2, style: 1, label: 'Go', custom_id: id });
export const row = (...components: object[]): object => ({ type: 1, components });
export const text = (content: string): object => ({ type: 10, content });
export const option = (value: string): object => ({ label: value, value });
export const select = (fields: object): object => ({
  type: 3,
  custom_id: 's',
  options: [option('a')],
  ...fields,
});
export const section = (fields: object): object => ({
  type: 9,
  components: [text('x')],
  accessory: button('a'),
  ...fields,
});

export const v2 = (...components: object[]): object => ({ flags: COMPONENTS_V2, components });

/** A refused request body: title, body, path of the error and Discord's error code. */
export type RefusedCase = readonly [title: string, body: object, path: string, code: string];

/** Posts a message to #papers. */
export function post(emulator: Emulator, body: unknown): Promise<RestReply> {
  return call(emulator, 'POST', `/channels/${emulator.world.seed.channels.papers.id}/messages`, body);
}

/** Returns the response to a body with one error. */
export function refused(path: string, code: string): object {
  return {
    status: 400,
    body: { code: 50035, message: 'Invalid Form Body', errors: nestedError(path, code) },
  };
}

export const command = (fields: object): object => ({
  name: 'search',
  description: 'Find papers',
  ...fields,
});
export const string = (name: string, fields: object = {}): object => ({
  type: 3,
  name,
  description: 'Words',
  ...fields,
});
