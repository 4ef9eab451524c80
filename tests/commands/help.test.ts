import { describe, expect, it } from 'vitest';
import { helpCommand } from '../../commands/help.ts';
import { commands, menuCommands } from '../../commands/index.ts';
import { papersMeant } from '../../src/core/message/reaction.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation } from './invocation.ts';

async function helpOn(...all: Parameters<typeof helpCommand>): Promise<string> {
  const { kind, body } = await helpCommand(...all).run(invocation(), {});
  expect(kind).toBe('private');
  expect(limitsBroken(body)).toEqual([]);
  return textsOf(body).join('\n');
}

/** All commands but help itself, which adds itself. */
const known = commands.filter(({ definition }) => definition.name !== 'help');

describe('/help', () => {
  it.each(known.map(each => each.definition))('tells of /$name whole', async ({ name, description }) => {
    const text = await helpOn(known, []);
    const line = text.split('\n').find(each => each.startsWith(`**/${name}**`));
    expect(line).toContain(description);
  });

  it.each(menuCommands.map(each => each.definition.name))('tells of the menu %s', async name => {
    expect(await helpOn(known, menuCommands)).toContain(name);
  });

  it('names subcommands', async () => {
    expect(await helpOn(known, [])).toContain('**/papers** daily, weekly, monthly, trending · ');
  });

  it('marks what takes Manage Server, and nothing else', async () => {
    const marked = (await helpOn(known, [])).split('\n').filter(line => line.includes('for Manage Server'));
    expect(marked.map(line => line.split('**')[1])).toEqual(['/schedule']);
  });

  it('tells of itself, and of a command that it has no place for', async () => {
    const definition = { name: 'brew', description: 'Make coffee' };
    const text = await helpOn([{ definition }], []);
    expect(text).toContain('**/help**');
    expect(text).toContain('**/brew** · Make coffee');
  });

  it('names reactions that mean what it says', async () => {
    expect(await helpOn(known, [])).toContain(
      '🔖 saves every paper of the post, 1️⃣ to 🔟 the one at that place',
    );
    expect(papersMeant('🔖', [5, 6])).toEqual([5, 6]);
    expect(papersMeant('1️⃣', [5, 6])).toEqual([5]);
  });

  it('thanks arXiv in the words that it asks for', async () => {
    expect(await helpOn(known, [])).toContain(
      'Thank you to arXiv for use of its open access interoperability.',
    );
  });

  it('names every command also where there are as many as Discord is given', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      definition: { name: `command-${index}`.padEnd(32, 'x'), description: 'd'.repeat(100) },
    }));
    const text = await helpOn(many, menuCommands);
    for (const { definition } of many) expect(text).toContain(`/${definition.name}`);
  });
});
