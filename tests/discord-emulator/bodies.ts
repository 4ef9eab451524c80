import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { call } from './rest-client.ts';
import type { RestReply } from './rest-client.ts';

/** A list of n things. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** `{a: {0: {b: {_errors: [{code}]}}}}` of `a.0.b`. */
export function nested(path: string, code: string): object {
  const leaf: object = { _errors: [{ code }] };
  return path === '' ? leaf : path.split('.').reduceRight((inner, key) => ({ [key]: inner }), leaf);
}

export const V2 = 32_768;
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

export const v2 = (...components: object[]): object => ({ flags: V2, components });

/** A body that is refused, where its fault is, and what Discord calls it. */
export type Case = readonly [title: string, body: object, path: string, code: string];

/** Posts a message to #papers. */
export function post(emulator: Emulator, body: unknown): Promise<RestReply> {
  return call(emulator, 'POST', `/channels/${emulator.world.seed.channels.papers.id}/messages`, body);
}

/** The answer to a body with one fault. */
export function refused(path: string, code: string): object {
  return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors: nested(path, code) } };
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
