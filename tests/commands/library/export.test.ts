import { describe, expect, it } from 'vitest';
import { library } from '../../../commands/library/library.ts';
import type { PlainReply } from '../../../src/command.ts';
import { invocation, type GivenOptions } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { openTestApp, type TestApp } from '../test-app.ts';

const READER = '3000000000000000001';
const OTHER = '3000000000000000002';
const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T12:00:00Z');

/** Calls `/library export` as the reader. */
async function exported(app: TestApp, options: GivenOptions, maxBytes?: number): Promise<PlainReply> {
  const caller = { userId: READER, ...(maxBytes === undefined ? {} : { attachmentSizeLimit: maxBytes }) };
  const reply = await library.run(invocation('export', options, caller), app);
  if (reply.kind === 'modal') throw new Error('the command opened a form');
  return reply;
}

const contentOf = (reply: PlainReply) => (reply.files ?? []).map(({ content }) => String(content)).join('');
const titlesIn = (reply: PlainReply) => [...contentOf(reply).matchAll(/Lamp \d+/g)].map(String);

/** An app in which the reader saved three papers on three days, and another member a fourth. */
async function openLibrary(now?: string) {
  const app = await openTestApp(now);
  await app.addPapers(
    { title: 'Lamp 1', arxivId: '2401.00001' },
    { title: 'Lamp 2', arxivId: '2401.00002' },
    { title: 'Lamp 3', arxivId: '2401.00003' },
    { title: 'Lamp 4', arxivId: '2401.00004' },
  );
  for (const id of [1, 2, 3])
    await app.library.save(READER, [id], { kind: 'explicit' }, START + (id - 1) * DAY_MS);
  await app.library.save(OTHER, [4], { kind: 'explicit' }, START);
  await app.library.changeItem(READER, 1, { tags: ['caves'], note: 'Read §2.', status: 'read' }, START);
  await app.library.changeItem(OTHER, 4, { tags: ['caves'], note: 'Not yours.' }, START);
  return app;
}

describe('/library export', () => {
  it('sends the caller’s saved papers as a file, newest first, with tags and notes', async () => {
    const reply = await exported(await openLibrary(), { format: 'ris' });
    expect(reply.kind).toBe('private');
    expect(replyText(reply)).toBe('3 saved papers as RIS:');
    expect(reply.files?.map(({ name }) => name)).toEqual(['library.ris']);
    expect(titlesIn(reply)).toEqual(['Lamp 3', 'Lamp 2', 'Lamp 1']);
    expect(contentOf(reply)).toContain('KW  - caves\r\n');
    expect(contentOf(reply)).toContain('N1  - Read §2.\r\n');
    expect(contentOf(reply)).not.toContain('Not yours');
  });

  it.each(['bibtex', 'ris', 'csl', 'csv', 'markdown'])('writes %s', async format => {
    const reply = await exported(await openLibrary(), { format });
    expect(titlesIn(reply).length + (contentOf(reply).match(/\{Lamp\} \d/g)?.length ?? 0)).toBe(3);
  });

  it.each([
    [{ tag: 'caves' }, ['Lamp 1']],
    [{ status: 'to_read' }, ['Lamp 3', 'Lamp 2']],
    [{ from: '2026-03-02' }, ['Lamp 3', 'Lamp 2']],
    [{ to: '2026-03-02' }, ['Lamp 2', 'Lamp 1']],
    [{ from: '2026-03', to: '2026' }, ['Lamp 3', 'Lamp 2', 'Lamp 1']],
    [{ from: '2026-03-02', to: '2026-03-02', status: 'to_read' }, ['Lamp 2']],
  ])('exports only the papers that fit %j', async (options, titles) => {
    expect(titlesIn(await exported(await openLibrary(), { format: 'ris', ...options }))).toEqual(titles);
  });

  it('takes days in the caller’s time zone, and says so', async () => {
    const app = await openLibrary();
    await app.userSettings.change(READER, { timezone: 'Pacific/Auckland' });
    const reply = await exported(app, { format: 'ris', to: '2026-03-02' });
    // In Auckland the first was saved on 2 March, at one in the morning.
    expect(titlesIn(reply)).toEqual(['Lamp 1']);
    expect(replyText(reply)).toContain('Pacific/Auckland');
  });

  it('takes days in words, as they are called in the time zone of the caller', async () => {
    const app = await openLibrary('2026-03-02T12:30:00Z');
    const reply = await exported(app, { format: 'ris', from: 'today' });
    expect(titlesIn(reply)).toEqual(['Lamp 3', 'Lamp 2']);
    await app.userSettings.change(READER, { timezone: 'Pacific/Auckland' });
    // There, the second was saved on 3 March, which is today.
    expect(titlesIn(await exported(app, { format: 'ris', to: 'yesterday' }))).toEqual(['Lamp 1']);
  });

  it('sends several numbered files if one would be too large, each of them complete', async () => {
    const app = await openLibrary();
    const whole = await exported(app, { format: 'csl' });
    const reply = await exported(app, { format: 'csl' }, Buffer.byteLength(contentOf(whole)) - 1);
    expect(replyText(reply)).toBe('3 saved papers as CSL-JSON, in 2 files:');
    expect(reply.files?.map(({ name }) => name)).toEqual(['library-1-of-2.json', 'library-2-of-2.json']);
    const items = (reply.files ?? []).map(({ content }) => JSON.parse(String(content)));
    expect(items.flat()).toEqual(JSON.parse(contentOf(whole)));
  });

  it('says what to do if it does not fit ten files, or nothing fits the options', async () => {
    const app = await openLibrary();
    await expect(exported(app, { format: 'csv' }, 100)).rejects.toThrow('3 papers as CSV are too large');
    await expect(exported(app, { format: 'csv', tag: 'bats' })).rejects.toThrow('has the tag “bats”');
    await expect(exported(app, { format: 'csv', from: '2027' })).rejects.toThrow(
      'None of your saved papers fits',
    );
    await expect(exported(app, { format: 'csv', from: 'soon' })).rejects.toThrow('is not a date');
    await expect(exported(app, { format: 'csv', from: '2026-04', to: '2026-03' })).rejects.toThrow('later');
    await expect(exported(app, { format: 'docx' })).rejects.toThrow('Choose one of the formats');
    for (const id of [1, 2, 3]) await app.library.unsave(READER, id, START);
    await expect(exported(app, { format: 'csv' })).rejects.toThrow('Your library is empty');
  });
});
