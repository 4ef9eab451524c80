import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/time/duration.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Fault } from '../../src/discord-emulator/faults.ts';
import { startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { starterDatabase } from '../support/temp-folder.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

const START = Date.parse('2026-11-20T12:00:00Z');

/** Returns the bot's posts in a channel, oldest first. */
function postsIn({ world }: Emulator, channelId: string) {
  const history = world.messages.history(channelId, { limit: 100 });
  return history.filter(message => message.author.id === world.bot.id).toReversed();
}

const postTo = (channelId: string) => ({ method: 'POST', path: `/channels/${channelId}/messages` });

/** A bot with a schedule in #papers and one in #general, both due a day later. */
async function openTwoChannels() {
  let now = START;
  const emulator = await openEmulator({ now: () => now });
  const file = starterDatabase();
  const bot = await startClockedBot(emulator, file, START);
  const { papers, general } = emulator.world.seed.channels;
  for (const channel of ['#papers', '#general']) {
    const created = await emulator.userActions.slash('Ada', '#papers', 'schedule create', {
      channel,
      days: 'every day',
    });
    expect(created.failed).toBeNull();
  }
  return {
    emulator,
    bot,
    file,
    troubled: papers.id,
    neighbour: general.id,
    moveTo(instant: number): void {
      now = instant;
      bot.setClock(instant);
    },
  };
}

describe('a running bot whose channel is in trouble', () => {
  it.each<[string, Fault]>([
    ['is limited for five minutes', { kind: 'rateLimit', scope: 'shared', retryAfter: 300 }],
    ['never responds', { kind: 'hang' }],
  ])('posts to another one at once while the first %s', async (_, fault) => {
    const { emulator, bot, troubled, neighbour, moveTo } = await openTwoChannels();
    emulator.faults.injectFault(postTo(troubled), fault);
    moveTo(START + DAY_MS);
    // Less than the timeout of a request, on a busy machine too.
    await expect.poll(() => postsIn(emulator, neighbour), { timeout: 10_000 }).toHaveLength(1);
    expect(postsIn(emulator, troubled)).toHaveLength(0);
    await bot.stop('SIGKILL');
  });

  it('keeps a reaction on a post that is not recorded yet', async () => {
    const { emulator, bot, file, troubled, moveTo } = await openTwoChannels();
    emulator.faults.failAfterStoring(postTo(troubled));
    moveTo(START + DAY_MS);
    await expect.poll(() => postsIn(emulator, troubled), PATIENT).toHaveLength(1);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"delivery_postponed"');
    const [post] = postsIn(emulator, troubled);
    emulator.userActions.react('Ben', post?.id ?? '', '1️⃣');
    // Time goes on: what became due during a run is done 15 seconds later.
    let now = START + DAY_MS + 60_000;
    const savedLater = () => {
      moveTo((now += 15_000));
      return savedTitles(file, emulator.world.seed.users.ben.id);
    };
    await expect.poll(savedLater, PATIENT).toHaveLength(1);
    expect(postsIn(emulator, troubled)).toHaveLength(1);
    await bot.stop('SIGKILL');
  });
});

describe('a server that removes the bot', () => {
  it('gets no further post until the bot is back', async () => {
    const { emulator, bot, neighbour, troubled, moveTo } = await openTwoChannels();
    const { world } = emulator;
    const { directory } = world;
    const { guild } = world.seed;
    const membership = directory.guild(guild.id).members.find(each => each.user.id === world.bot.id);
    if (!membership) throw new Error('the bot is no member');
    directory.removeMember(guild.id, world.bot.id);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"schedules_paused"');
    moveTo(START + DAY_MS);
    directory.putMember(guild.id, membership);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"guild_joined"');
    moveTo(START + DAY_MS + 60_000);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"schedule_resumed"');
    expect([postsIn(emulator, neighbour), postsIn(emulator, troubled)]).toEqual([[], []]);
    // Time goes on: what became due during a run is done 15 seconds later.
    let now = START + 2 * DAY_MS + 60_000;
    const postsLater = () => {
      moveTo((now += 15_000));
      return postsIn(emulator, neighbour);
    };
    await expect.poll(postsLater, PATIENT).toHaveLength(1);
    await bot.stop('SIGKILL');
  });
});
