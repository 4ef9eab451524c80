import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../../support/emulator.ts';
import { post, refused, text, v2 } from '../request-bodies.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';
import { LEGACY } from './message-parts.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startCheckedEmulator({ rateLimits: 'off' });
});
afterAll(() => emulator.stop());

/** 3 bytes each in UTF-8, one UTF-16 code unit. */
const chinese = (count: number): string => '字'.repeat(count);

describe('text of Components V2', () => {
  const FAILURE = { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  test('fails over 10,170 bytes, counting 12 for each text display', async () => {
    const most = (10_170 - 12) / 3;
    expect(await post(emulator, v2(text(chinese(most))))).toMatchObject({ status: 200 });
    expect(await post(emulator, v2(text(chinese(most)), text('x')))).toEqual(FAILURE);
    expect(await post(emulator, v2(text(chinese(most + 1))))).toEqual(FAILURE);
  });

  test('fails in an edit, which then changes nothing', async () => {
    const sent = await post(emulator, v2(text('short')));
    expect(await edit(sent, { components: [text(chinese(3500))] })).toEqual(FAILURE);
    expect(await edit(sent, {})).toMatchObject({ status: 200, body: { components: [{ content: 'short' }] } });
  });

  test('is checked for its number of characters first', async () => {
    expect(await post(emulator, v2(text(chinese(4000)), text('x')))).toMatchObject(
      refused('components', 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'),
    );
  });
});

describe('an edit', () => {
  test('cannot add content or embeds to a Components V2 message', async () => {
    const sent = await post(emulator, v2(text('x')));
    expect(await edit(sent, { content: 'x' })).toMatchObject(refused('content', LEGACY));
    expect(await edit(sent, { embeds: [{ title: 'x' }] })).toMatchObject(refused('embeds', LEGACY));
  });

  test('cannot switch Components V2 off', async () => {
    const sent = await post(emulator, v2(text('x')));
    expect(await edit(sent, { flags: 0 })).toMatchObject({ status: 200, body: { flags: 32_768 } });
    expect(await edit(sent, { flags: 0, components: [text('y')] })).toMatchObject(
      refused('components.0.type', 'UNION_TYPE_CHOICES'),
    );
    expect(await edit(sent, { flags: 0, components: [], content: 'x' })).toMatchObject(
      refused('content', LEGACY),
    );
  });

  test('switches to Components V2 only if it removes content and embeds', async () => {
    const sent = await post(emulator, { content: 'old' });
    expect(await edit(sent, v2(text('new')))).toMatchObject(refused('content', LEGACY));
    expect(await edit(sent, { ...v2(text('new')), content: null })).toMatchObject({
      status: 200,
      body: { flags: 32_768, content: '', components: [{ content: 'new' }] },
    });
  });

  test('cannot empty a message', async () => {
    const sent = await post(emulator, { content: 'x' });
    expect(await edit(sent, { content: ' ' })).toMatchObject({ status: 400, body: { code: 50006 } });
  });
});

function edit({ body }: RestReply, change: unknown): Promise<RestReply> {
  const { id, channel_id } = z.object({ id: z.string(), channel_id: z.string() }).parse(body);
  return call(emulator, 'PATCH', `/channels/${channel_id}/messages/${id}`, change);
}
