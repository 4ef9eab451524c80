import { describe, expect, it } from 'vitest';
import { dayOf, listed, openCorpus, published } from './papers-fixture.ts';

const GUILD = '1000000000000000001';

/** Two days with lists of six papers each, and a paper of no list. */
async function openLists() {
  const corpus = await openCorpus(
    ...dayOf(6, '2026-11-19'),
    ...dayOf(6, '2026-11-20'),
    published('Harbour bells', '2020-01-01'),
    listed('Foghorns', '2020-01-02'),
  );
  return {
    ...corpus,
    async submit(title: string, day: string, line: string | null = null, curatorLine: string | null = null) {
      const [found] = await corpus.stores.papers.byTitleKey(title.toLowerCase().replaceAll(' ', ''));
      const paperId = found?.id ?? 0;
      const { submissions } = corpus.stores;
      await submissions.nominate({ guildId: GUILD, paperId, submittedBy: '1', line, submittedAt: 1 });
      await submissions.decide(GUILD, paperId, { state: 'accepted', by: '1', at: 2, day, line: curatorLine });
    },
  };
}

describe('/papers daily in a server', () => {
  it('has the papers that were submitted there first, marked, on the newest list also those of the days since', async () => {
    const { ask, submit } = await openLists();
    await submit('Harbour bells', '2026-11-21', 'A *classic*');
    const { text } = await ask('daily');
    expect(text).toMatch(
      /1\. Harbour bells[\s\S]*📥 submitted here: “A \\\*classic\\\*”[\s\S]*2\. 2026-11-20 no 1/,
    );
    expect(text).toContain('of 7');
    expect((await ask('daily', { date: '2026-11-19' })).text).not.toContain('Harbour');
  });

  it('has those of an earlier day on its list, and all others on the pages after it', async () => {
    const { ask, press, submit } = await openLists();
    await submit('Foghorns', '2026-11-19');
    const first = await ask('daily', { date: '2026-11-19' });
    expect(first.text).toContain('1. Foghorns');
    const next = first.ids.find(id => id.startsWith('v1|list|daily|2026-11-19|5')) ?? '';
    expect((await press(next)).text).toMatch(/6\. 2026-11-19 no 5[\s\S]*7\. 2026-11-19 no 6/);
  });

  it('keeps the marks when it is posted to the channel, with who submitted the papers', async () => {
    const { ask, press, submit } = await openLists();
    await submit('Harbour bells', '2026-11-21', 'A *classic*');
    const { ids } = await ask('daily');
    const posted = await press(ids.find(id => id.includes('|post-list|')) ?? '');
    expect(posted.kind).toBe('post');
    expect(posted.text).toMatch(/Harbour bells[\s\S]*📥 <@1>: “A \\\*classic\\\*”/);
  });

  it('shows the line of a curator beside that of the member, without a name', async () => {
    const { ask, press, submit } = await openLists();
    await submit('Harbour bells', '2026-11-21', 'b'.repeat(100), 'c'.repeat(100));
    const { ids, text } = await ask('daily');
    expect(text).toContain(`“${'c'.repeat(100)}” · 📥 submitted here: “${'b'.repeat(100)}”`);
    const posted = await press(ids.find(id => id.includes('|post-list|')) ?? '');
    expect(posted.text).toContain(`“${'c'.repeat(100)}” · 📥 <@1>: “${'b'.repeat(100)}”`);
  });

  it('has none of them in a direct message, or in another server', async () => {
    const { ask, submit } = await openLists();
    await submit('Harbour bells', '2026-11-20');
    expect((await ask('daily', {}, { guildId: null })).text).not.toContain('Harbour');
    expect((await ask('daily', {}, { guildId: '1000000000000000002' })).text).not.toContain('Harbour');
  });
});
