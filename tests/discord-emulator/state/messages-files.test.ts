import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await openEmulator({ rateLimits: 'off' });
});

/** Uploads files of the given sizes in bytes to a channel as the bot. */
async function upload(sizes: readonly number[]): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  form.set('payload_json', JSON.stringify({ content: 'files' }));
  for (const [index, size] of sizes.entries()) {
    form.set(`files[${index}]`, new Blob([new Uint8Array(size)]), `${index}.bin`);
  }
  const path = `/channels/${emulator.world.seed.channels.papers.id}/messages`;
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bot ${emulator.token}` },
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}
const message = z.object({
  id: z.string(),
  channel_id: z.string(),
  attachments: z.array(z.object({ id: z.string(), url: z.url() })),
});
const pathOf = ({ channel_id, id }: z.infer<typeof message>): string =>
  `/channels/${channel_id}/messages/${id}`;

test('an eleventh file and a file over 10 MiB are refused', async () => {
  expect(await upload(Array.from({ length: 10 }, () => 1))).toMatchObject({ status: 200 });
  expect(await upload(Array.from({ length: 11 }, () => 1))).toMatchObject({
    status: 400,
    body: { code: 50_035, errors: { attachments: {} } },
  });
  expect(await upload([10 * 1024 * 1024 + 1])).toMatchObject({ status: 413, body: { code: 40_005 } });
});

test('a file is deleted with its message, or by an edit that leaves it out', async () => {
  const first = message.parse((await upload([1, 2])).body);
  const second = message.parse((await upload([3])).body);
  expect(emulator.world.files.size).toBe(3);
  const kept = first.attachments.slice(0, 1).map(({ id }) => ({ id }));
  await call(emulator, 'PATCH', pathOf(first), { attachments: kept });
  expect(emulator.world.files.size).toBe(2);
  await call(emulator, 'DELETE', pathOf(second));
  expect((await fetch(second.attachments[0]?.url ?? '')).status).toBe(404);
  expect((await fetch(first.attachments[0]?.url ?? '')).status).toBe(200);
  emulator.world.directory.removeChannel(first.channel_id);
  expect(emulator.world.files.size).toBe(0);
});
