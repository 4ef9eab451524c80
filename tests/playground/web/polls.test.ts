import { GuildScheduledEventStatus } from 'discord.js';
import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from '../../../src/discord-emulator/state/new-message.ts';
import { openEmulator } from '../../support/emulator.ts';
import { openPage } from './live-page.ts';
import { manualPageClock } from './manual-page-clock.ts';
import { performAction } from './page-client.ts';
import { testPage } from './page-host.ts';

test('a visitor votes in a poll, and every page shows the votes, each with its own', async () => {
  const emulator = await openEmulator({ website: testPage(manualPageClock()) });
  const { world } = emulator;
  const { id } = world.messages.create({
    channel: world.openDm(world.seed.users.ada.id),
    author: world.bot,
    draft: {
      ...EMPTY_DRAFT,
      poll: {
        question: 'Which paper?',
        answers: ['First', 'Second'].map(text => ({ text, emoji: undefined })),
        durationHours: 24,
        allowsMultiselect: false,
      },
    },
    files: [],
  });
  const page = await openPage(emulator, 'ada');
  await performAction(emulator, 'ada', { kind: 'vote_poll', message: id, answers: [2] });
  const message = await page.message(each => each.poll?.answers.some(answer => answer.count > 0) === true);
  expect(message.poll?.answers.map(({ text, count, me }) => [text, count, me])).toEqual([
    ['First', 0, false],
    ['Second', 1, true],
  ]);
});

test('the scene has the scheduled events', async () => {
  const emulator = await openEmulator({ website: testPage(manualPageClock()) });
  const { world } = emulator;
  const page = await openPage(emulator, 'ada');
  const event = world.scheduledEvents.create(world.seed.guild.id, world.bot, {
    name: 'Reading club',
    description: null,
    scheduled_start_time: new Date(world.now() + 1000).toISOString(),
    scheduled_end_time: new Date(world.now() + 90_000).toISOString(),
    entity_metadata: { location: 'Here' },
  });
  const scene = await page.scene(each => each.events.length > 0);
  expect(scene.events).toMatchObject([{ name: 'Reading club', isActive: false, location: 'Here' }]);
  world.scheduledEvents.change(event, { status: GuildScheduledEventStatus.Active });
  expect((await page.scene(each => each.events[0]?.isActive === true)).events).toHaveLength(1);
});
