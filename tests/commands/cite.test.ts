import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { citePaper } from '../../commands/paper/cite.ts';
import { paper } from '../../commands/paper/paper.ts';
import type { PlainReply } from '../../src/command.ts';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import { mentionCommands } from '../../src/views/format/command-mentions.ts';
import { MAX_MESSAGE_WEIGHT, weigh } from '../../src/views/format/text-weight.ts';
import { customIdsOf, textsOf } from '../views/message-parts.ts';
import { componentUse, invocation } from './invocation.ts';
import { openTestApp } from './test-app.ts';

/** Presses 'Cite' on the card of a new paper with these fields. */
async function citeOf(fields: Partial<PaperFields> & { title: string }): Promise<PlainReply> {
  const app = await openTestApp();
  await app.addPapers(fields);
  const reply = await citePaper.run(componentUse('v1|cite|1'), app);
  if (reply.kind !== 'private') throw new Error('the references are not private');
  return reply;
}

describe('Cite', () => {
  it('is on every card', async () => {
    const app = await openTestApp();
    await app.addPapers({ title: 'Lamps', arxivId: '2401.00001' });
    const reply = await paper.run(invocation(undefined, { paper: '2401.00001' }), app);
    expect(customIdsOf(reply.body)).toContain('v1|cite|1');
  });

  it('answers with references that can be copied, for the caller alone', async () => {
    const { body } = await citeOf({
      title: 'On Lamps',
      authors: ['Ada Lamp'],
      arxivId: '2401.00001',
      publishedAt: '2024-01-02',
    });
    const [bibtex = '', apa, markdown] = textsOf(body);
    expect(bibtex).toMatch(/^\*\*BibTeX\*\*\n```bibtex\n@misc\{lamp2024lamps,\n[^]*\n\}\n```$/);
    expect(apa).toBe(
      '**APA**\n```\nLamp, A. (2024). On Lamps. arXiv. https://doi.org/10.48550/arXiv.2401.00001\n```',
    );
    expect(markdown).toBe('**Markdown**\n```\n[On Lamps](https://arxiv.org/abs/2401.00001)\n```');
  });

  it.each([
    ['5,000 authors', { title: 'Lamps', authors: Array.from({ length: 5_000 }, (_, n) => `Given Lamp${n}`) }],
    [
      'authors with long names',
      { title: 'Lamps', authors: Array.from({ length: 30 }, () => `Ada ${'n'.repeat(900)}`) },
    ],
    ['a title of 5,000 characters', { title: '{'.repeat(5_000) }],
    ['a title in Chinese', { title: '灯'.repeat(900), authors: Array.from({ length: 40 }, () => '王小明') }],
    ['a long address', { title: 'Lamps', url: `https://a.example/${'é'.repeat(3_000)}` }],
    ['a long DOI', { title: 'Lamps', doi: `10.5555/${'x'.repeat(5_000)}` }],
    ['long categories', { title: 'Lamps', arxivId: '2401.00001', categories: ['x'.repeat(5_000)] }],
  ])('fits a message for a paper with %s', async (_what, fields) => {
    const texts = textsOf((await citeOf(fields)).body);
    expect(texts).toHaveLength(3);
    expect(texts.reduce((sum, text) => sum + weigh(text), 0)).toBeLessThanOrEqual(MAX_MESSAGE_WEIGHT);
  });

  it('shows back ticks of a title within its blocks', async () => {
    const { body } = await citeOf({ title: "```` `/library export` ``quoted'' @everyone" });
    const mentioned = mentionCommands(body, new Map([['library export', '1']]));
    for (const component of mentioned.components) {
      if (component.type !== ComponentType.TextDisplay) throw new Error('not a text');
      expect(component.content.match(/```/g)).toHaveLength(2);
      expect(component.content).not.toContain('</');
    }
  });

  it('says that a paper is gone', async () => {
    const app = await openTestApp();
    await expect(citePaper.run(componentUse('v1|cite|9'), app)).rejects.toThrow(/paper/i);
    await expect(citePaper.run(componentUse('v1|cite|x'), app)).rejects.toThrow(/paper/i);
  });
});
