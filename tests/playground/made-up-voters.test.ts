import { setImmediate } from 'node:timers/promises';
import { ButtonStyle, ComponentType, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { startMadeUpVoters } from '../../src/playground/made-up-voters.ts';
import { playgroundUsers } from '../../src/playground/web/playground-users.ts';
import { openEmulator } from '../support/emulator.ts';

/** The ids of posts are of this time, and who votes for what follows from them. */
const NOW = Date.parse('2026-11-21T12:00:00Z');

const row = (component: object) => ({ type: ComponentType.ActionRow, components: [component] });

it('made-up members vote for earlier posts whenever the bot posts, and nobody can act as them', async () => {
  const emulator = await openEmulator({ now: () => NOW });
  const { world } = emulator;
  const before = playgroundUsers(world);
  startMadeUpVoters(emulator);
  const members = world.directory.guild(world.seed.guild.id).members.length;
  // As after a restart.
  startMadeUpVoters(emulator)();
  expect(world.directory.guild(world.seed.guild.id).members).toHaveLength(members);
  expect(playgroundUsers(world)).toEqual(before);
  const channel = world.directory.channel(world.seed.channels.papers.id);
  const post = () =>
    world.messages.create({
      channel,
      author: world.bot,
      draft: readMessageDraft({ content: 'Papers' }, 0),
      files: [],
    });
  const votes = (id: string) => world.messages.find(id)?.reactions[0]?.userIds.length ?? 0;
  const posts = [];
  for (let day = 0; day < 6; day += 1) {
    posts.push(post());
    await setImmediate();
  }
  const counts = posts.map(({ id }) => votes(id));
  expect(counts.at(-1)).toBe(0);
  expect(counts.slice(0, 5).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
  expect(counts.filter(count => count > 5)).toEqual([]);
});

it('made-up members open the first paper of a list, and vote for it with its button', async () => {
  const emulator = await openEmulator({ now: () => NOW });
  const { world } = emulator;
  startMadeUpVoters(emulator);
  const channel = world.directory.channel(world.seed.channels.papers.id);
  const options = ['ferns', 'mosses'].map(value => ({ label: value, value }));
  const menu = row({ type: ComponentType.StringSelect, custom_id: 'open', options });
  const like = { custom_id: 'like', label: 'Vote', emoji: { name: '👍' } };
  const button = row({ type: ComponentType.Button, style: ButtonStyle.Secondary, ...like });
  const used: string[] = [];
  const openers = new Set<string>();
  const answers: Promise<Response>[] = [];
  world.events.subscribe(event => {
    if (event.kind !== 'interaction_create' || event.interaction.data.kind !== 'component') return;
    const { id, token, data, user } = event.interaction;
    openers.add(user.id);
    used.push([data.customId, ...(data.values ?? [])].join(' '));
    const response = {
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { content: 'Ferns', components: [button], flags: MessageFlags.Ephemeral },
    };
    const url = `${emulator.apiUrl}/v10/interactions/${id}/${token}/callback`;
    const headers = { 'content-type': 'application/json' };
    answers.push(fetch(url, { method: 'POST', headers, body: JSON.stringify(response) }));
  });
  const posts = [];
  for (const body of [{ content: 'Papers', components: [menu] }, { content: 'More' }]) {
    const draft = readMessageDraft(body, 0);
    posts.push(world.messages.create({ channel, author: world.bot, draft, files: [] }));
    await setImmediate();
  }
  const uses = (use: string) => used.filter(each => each === use).length;
  await expect.poll(() => uses('like')).toBe(5);
  expect(uses('open ferns')).toBe(5);
  await Promise.all(answers);
  // The button would take back a vote by a reaction.
  const reacted = world.messages.find(posts[0]?.id ?? '')?.reactions.flatMap(({ userIds }) => userIds) ?? [];
  expect(reacted.filter(id => openers.has(id))).toEqual([]);
  expect(new Set(used)).toEqual(new Set(['open ferns', 'like']));
});

it('made-up members vote once in each poll', async () => {
  const emulator = await openEmulator({ now: () => NOW });
  const { world } = emulator;
  startMadeUpVoters(emulator);
  const { id } = world.messages.create({
    channel: world.directory.channel(world.seed.channels.general.id),
    author: world.bot,
    draft: readMessageDraft(
      {
        poll: {
          question: { text: 'Which?' },
          answers: [{ poll_media: { text: 'This' } }, { poll_media: { text: 'That' } }],
        },
      },
      0,
    ),
    files: [],
  });
  await setImmediate();
  const voters = world.messages.find(id)?.poll?.answers.flatMap(({ voterIds }) => voterIds) ?? [];
  expect(voters).toHaveLength(5);
  expect(new Set(voters).size).toBe(5);
});
