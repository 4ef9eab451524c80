import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { runCli, startBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Titles with Discord syntax; each contains the word "hostile", so that one search finds them. */
const TITLES = [
  'hostile @everyone @here <@1212912186163200001> <@&1212912186163200002> <#1212912186163200003>',
  'hostile [free nitro](https://evil.example) <https://evil.example> https://evil.example discord.gg/evil',
  'hostile # heading\n> quote\n- list\n```js\ncode\n``` ||spoiler|| **bold** __under__ ~~gone~~ `tick`',
  'hostile \u202Egnp.exe\u202C \u200B\u200D\uFEFF \u2066isolated\u2069 \u{E0041}\u{E0042}',
  `hostile Z${'\u0301\u0316'.repeat(300)}algo`,
  'hostile <t:1700000000:R> </schedule create:1> <:emoji:1212912186163200001> <id:customize>',
  `hostile ${'long '.repeat(380)}`,
  'hostile ](https://evil.example) [x](https://arxiv.org/abs/2501.00001) \\](https://evil.example)',
];

describe('hostile titles', () => {
  it('stay plain text through ingestion, search, cards and digests', async () => {
    const emulator = await openEmulator();
    const folder = tempFolder();
    mkdirSync(join(folder, 'data'));
    const file = join(folder, 'hostile.jsonl');
    const records = TITLES.map((title, at) => ({
      title,
      abstract: title,
      tldr: title,
      arxivId: `2501.0000${at + 1}`,
    }));
    writeFileSync(file, records.map(record => JSON.stringify(record)).join('\n'));
    expect((await runCli(['ingest', file], folder)).stdout).toContain('8 added');
    const bot = await startBot(emulator, folder);

    const answers = [];
    for (const command of ['search', 'library list', 'schedule create', 'schedule list', 'schedule run']) {
      const options = {
        search: { query: 'hostile' },
        'schedule create': {
          channel: '#papers',
          count: 8,
          query: 'hostile [x](https://evil.example) @everyone',
        },
        'schedule run': { schedule: '1' },
      }[command];
      const outcome = await emulator.userActions.slash('Ada', '#papers', command, options ?? {});
      expect(outcome.failed).toBeNull();
      answers.push(await outcome.message());
    }
    for (const { arxivId } of records) {
      answers.push(
        await (
          await emulator.userActions.slash(addMember(emulator), '#papers', 'paper', { paper: arxivId })
        ).message(),
      );
    }
    answers.push(...emulator.world.messages.history(emulator.world.seed.channels.papers.id, { limit: 10 }));

    // The bot mentions its commands by the ids of their registration; a title has another id.
    const ids = emulator.world.commands.list(null).map(({ id }) => id);
    const ownMention = new RegExp(`</[a-z ]+:(?:${ids.join('|')})>`, 'g');
    for (const message of answers) {
      expect(message).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] });
      const text = textOf(message).replace(ownMention, '');
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u{E0000}-\u{E007F}]/u);
      const links = [...text.matchAll(/(?<!\\)\]\((?!\\)([^)\s]+)/g)].map(match => match[1]);
      expect(links.filter(link => !link?.startsWith('https://arxiv.org/'))).toEqual([]);
      expect(text).not.toMatch(/(?<!\\)<(?:@|#(?!1212912186163200007)|t:1700000000|\/|id:|:)/);
    }
    expect(answers.filter(message => textOf(message).includes('Something went wrong'))).toEqual([]);
    expect(emulator.faults.requests.filter(({ status }) => (status ?? 0) >= 400)).toEqual([]);
    await bot.stop();
  });
});
