import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createGuild, createRole } from '../../../src/discord-emulator/state/entity-defaults.ts';
import { plainMarkdown } from '../../../src/playground/console/plain-markdown.ts';

const guild = createGuild(
  { id: '200000000000000000', name: 'Server', owner_id: '1', preferred_locale: 'en-US', members: [] },
  0n,
);
const curator = createRole({
  id: '200000000000000001',
  name: 'curator',
  bits: 0n,
  position: 1,
  mentionable: false,
});
const names = {
  findChannel: () => undefined,
  findUser: () => undefined,
  guilds: () => [{ ...guild, roles: [...guild.roles, curator] }],
};
const plain = (markdown: string) => plainMarkdown(markdown, names);

/** What is meant by a masked link, as one pattern; it takes quadratic time. */
const LINK = /\[((?:\\.|[^\]\\])*)\]\(<?([^\s)>]+)>?(?:\s+"[^"]*")?\)/u;

describe('Markdown in the terminal', () => {
  test.each([
    ['[title](https://a.example)', 'title <https://a.example>'],
    ['[title](<https://a.example>)', 'title <https://a.example>'],
    ['[title](https://a.example "tip (1)") and', 'title <https://a.example> and'],
    ['[a \\[b\\]](u)', 'a [b] <u>'],
    ['[[a](u)', '[a <u>'],
    ['[a](u)[b](v)', 'a <u>b <v>'],
    ['[a]', '[a]'],
    ['[a]()', '[a]()'],
    ['[a](b', '[a](b'],
    ['[a](b "c)', '[a](b "c)'],
    ['[a] (b)', '[a] (b)'],
    ['`[a](u)`', '`[a](u)`'],
    ['[a`b](u) `c` [d](v)', 'a`b <u> `c` d <v>'],
    ['</search:1212912186163200001>', '/search'],
    ['</papers daily:1212912186163200001> and', '/papers daily and'],
    ['</not a command>', '</not a command>'],
    ['for <@&200000000000000001> and <@&2>', 'for @curator and <@&2>'],
  ])('%s is %s', (markdown, text) => {
    expect(plain(markdown)).toBe(text);
  });

  it('has links where the pattern has them', () => {
    const piece = fc.constantFrom('[', ']', '(', ')', '<', '>', ' ', '"', 'a', 'u');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), pieces => {
        const text = pieces.join('');
        // A title with a bracket of its own, or a URL that begins with one, is left to the examples.
        const found = LINK.exec(text);
        fc.pre(found === null || !(found[2] ?? '').startsWith('<'));
        expect(plain(text) === text).toBe(found === null);
      }),
      { numRuns: 2_000 },
    );
  });
});
