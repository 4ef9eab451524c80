import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { WorldEvent } from '../../../src/discord-emulator/state/event-stream.ts';
import { interactionPayload } from '../../../src/discord-emulator/payloads/interaction.ts';
import { openEmulator } from '../../support/emulator.ts';
import { call } from '../rest-client.ts';
import type { RestReply } from '../rest-client.ts';

const { ViewChannel, SendMessages, EmbedLinks, AttachFiles, MentionEveryone } = PermissionFlagsBits;
const { ReadMessageHistory, ManageGuild, Administrator, AddReactions } = PermissionFlagsBits;

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  emulator = await openEmulator({ now: () => now, rateLimits: 'off' });
});

const papers = (): string => emulator.world.seed.channels.papers.id;
const everyone = (): string => emulator.world.seed.guild.id;
const botRole = (): string => emulator.world.seed.roles.bot.id;
const held = (userId = emulator.world.bot.id): bigint =>
  emulator.world.permissionsIn(emulator.world.directory.channel(papers()), userId);
const set = (id: string, fields: { allow?: bigint; deny?: bigint; type?: OverwriteType }): unknown =>
  emulator.world.setOverwrite(papers(), { id, ...fields });
const send = (body: unknown): Promise<RestReply> =>
  call(emulator, 'POST', `/channels/${papers()}/messages`, body);

describe('overwrites', () => {
  test('of a role take precedence over @everyone, those of a member over all others', () => {
    set(everyone(), { deny: SendMessages });
    expect(held() & SendMessages).toBe(0n);
    set(botRole(), { allow: SendMessages });
    expect(held() & SendMessages).toBe(SendMessages);
    set(emulator.world.bot.id, { type: OverwriteType.Member, deny: SendMessages });
    expect(held() & SendMessages).toBe(0n);
  });

  test('of several roles are combined, and allow wins', () => {
    const { world } = emulator;
    const second = world.addRole(everyone(), { name: 'second' });
    world.addMember(everyone(), world.bot.id, [botRole(), second.id]);
    set(botRole(), { deny: SendMessages });
    set(second.id, { allow: SendMessages });
    expect(held() & SendMessages).toBe(SendMessages);
  });

  test('of other roles and other members have no effect', () => {
    set(emulator.world.seed.roles.admin.id, { deny: SendMessages });
    set(emulator.world.seed.users.ada.id, { type: OverwriteType.Member, deny: SendMessages });
    expect(held() & SendMessages).toBe(SendMessages);
  });

  test('have no effect on owners and administrators', () => {
    const { world } = emulator;
    set(everyone(), { deny: ViewChannel });
    expect(held(world.directory.guild(everyone()).owner_id) & SendMessages).toBe(SendMessages);
    world.directory.putRole(everyone(), {
      ...world.seed.roles.bot,
      permissions: Administrator.toString(),
    });
    expect(held() & SendMessages).toBe(SendMessages);
  });
});

describe('implicit denial', () => {
  test('without View Channel there are no permissions, and the code is 50001', async () => {
    set(everyone(), { deny: ViewChannel });
    expect(held()).toBe(0n);
    expect(await send({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50_001 } });
    expect(await call(emulator, 'GET', `/channels/${papers()}`)).toMatchObject({ body: { code: 50_001 } });
  });

  test('without Send Messages there are no embeds, files or mentions of everyone, but reactions', () => {
    set(everyone(), { deny: SendMessages, allow: MentionEveryone });
    expect(held() & (EmbedLinks | AttachFiles | MentionEveryone)).toBe(0n);
    expect(held() & AddReactions).toBe(AddReactions);
  });

  test('a reply without Read Message History is 160002', async () => {
    const message = emulator.userActions.say('Ada', 'papers', 'read this');
    set(everyone(), { deny: ReadMessageHistory });
    const reply = await send({ content: 'x', message_reference: { message_id: message.id } });
    expect(reply).toMatchObject({ status: 403, body: { code: 160_002 } });
  });
});

test('a timed-out member can read, and write again after the timeout', async () => {
  const { world } = emulator;
  world.timeOut(everyone(), world.bot.id, now + 60_000);
  expect(held()).toBe(ViewChannel | ReadMessageHistory);
  expect(await send({ content: 'x' })).toMatchObject({ status: 403, body: { code: 50_013 } });
  now += 60_000;
  expect(await send({ content: 'x' })).toMatchObject({ status: 200 });
  const owner = world.directory.guild(everyone()).owner_id;
  world.timeOut(everyone(), owner, now + 60_000);
  expect(held(owner) & SendMessages).toBe(SendMessages);
});

test('a thread has the permissions of its channel', async () => {
  const made = await call(emulator, 'POST', `/channels/${papers()}/threads`, { name: 'T', type: 11 });
  const thread = emulator.world.directory.channel(z.object({ id: z.string() }).parse(made.body).id);
  const inThread = (): bigint => emulator.world.permissionsIn(thread, emulator.world.bot.id);
  expect(inThread()).toBe(held());
  set(everyone(), { deny: SendMessages });
  expect(inThread() & EmbedLinks).toBe(EmbedLinks);
  set(everyone(), { deny: PermissionFlagsBits.SendMessagesInThreads });
  expect(inThread() & EmbedLinks).toBe(0n);
  set(everyone(), { deny: ViewChannel });
  expect(inThread()).toBe(0n);
});

test('an interaction has the permissions of the caller and the app in its channel', async () => {
  const { world, userActions } = emulator;
  const definition = { name: 'search', description: 'Find papers' };
  await call(emulator, 'POST', `/applications/${world.application.id}/commands`, definition);
  const received: WorldEvent[] = [];
  world.events.subscribe(event => received.push(event));
  set(everyone(), { deny: EmbedLinks });
  set(botRole(), { deny: AttachFiles });
  const calling = userActions.slash('Ada', 'papers', 'search');
  const opened = received.find(each => each.kind === 'interaction_create');
  if (opened?.kind !== 'interaction_create') throw new TypeError('nothing was opened');
  const wire = z
    .object({ app_permissions: z.string(), member: z.object({ permissions: z.string() }) })
    .parse(interactionPayload(opened.interaction, world));
  expect(BigInt(wire.member.permissions) & (EmbedLinks | AttachFiles | ManageGuild)).toBe(
    AttachFiles | ManageGuild,
  );
  expect(BigInt(wire.app_permissions) & (EmbedLinks | AttachFiles)).toBe(0n);
  await call(
    emulator,
    'POST',
    `/interactions/${opened.interaction.id}/${opened.interaction.token}/callback`,
    {
      type: 4,
      data: { content: 'x' },
    },
  );
  await calling;
});
