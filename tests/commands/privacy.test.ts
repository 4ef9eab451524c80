import { existsSync, readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { confirmDeletion, deletePersonalData, privacy } from '../../commands/privacy.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { startEmptyingJournal } from '../../src/jobs/empty-journal.ts';
import { createPersonalDataStore } from '../../src/store/personal-data.ts';
import { ANONYMIZED, DELETED_BY_USER } from '../../src/store/user-columns.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { recordPlans } from '../support/query-plans.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { componentUse, invocation, modalSubmit } from './invocation.ts';
import { replyText } from './reply-text.ts';

const ADA = '300000000000000777';
const BEN = '300000000000000888';
const NOW = Date.parse('2026-11-21T12:00:00Z');

/** The custom_id of the button that Ada gets now. */
const DELETE_BUTTON = `v1|privacy-delete|${ADA}|${NOW}`;

/** The custom_id of the form that the button opens. */
const DELETE_FORM = `v1|privacy-confirm|${ADA}|${NOW}`;

/** Creates the form as a user submits it. */
const typed = (word: string, userId = ADA) =>
  modalSubmit(DELETE_FORM, { word }, { userId, isPrivate: true, messageId: '5' });

/** A database in which both users saved papers, searched, reacted and made schedules. */
async function openUsed({ papers = 3 } = {}) {
  const { file, database, stores } = await openTestDatabase();
  const ids: number[] = [];
  for (let n = 1; n <= papers; n += 1) ids.push((await stores.papers.insert(emptyPaper(`Paper ${n}`))).id);
  for (const [at, id] of ids.entries()) {
    for (const user of [ADA, BEN]) {
      await stores.library.save(user, [id], { kind: 'explicit' }, NOW + at);
      await stores.library.save(
        user,
        [id],
        { kind: 'reaction', messageId: `90${id}`, emoji: '🔖' },
        NOW + at,
      );
    }
  }
  for (const user of [ADA, BEN]) {
    await stores.resultLists.save(
      {
        id: `list-${user}`,
        userId: user,
        queryText: 'sparse attention',
        paperIds: ids,
        total: ids.length,
        corrections: [],
        ignored: [],
        createdAt: NOW,
      },
      0,
    );
    await stores.unmatchedReactions.keep(
      { messageId: '77', userId: user, emoji: '🔖', at: NOW },
      { since: 0, maxCount: 10 },
    );
    await sql`
      INSERT INTO schedules (guild_id, channel_id, time, timezone, days, what, count, empty, repeat, created_by,
        edited_by, paused_by, created_at, next_slot, next_run_at)
      VALUES ('1', '2', '09:00', 'UTC', '1', 'daily', 5, 'silent', 'never', ${user}, ${user}, ${user}, ${NOW},
        '2026-11-23', ${NOW})`.execute(database.db);
  }
  return { file, database, stores, app: { ...stores, clock: createManualClock(NOW) } };
}

/** Returns how often a text is in the bytes of the database and its journal. */
function occurrences(file: string, text: string): number {
  const files = ['', '-wal'].map(end => `${file}${end}`).filter(each => existsSync(each));
  return files.reduce((sum, each) => sum + readFileSync(each, 'latin1').split(text).length - 1, 0);
}

describe('/privacy export', () => {
  it('sends all that is stored about the caller as a file', async () => {
    const { app } = await openUsed();
    const reply = await privacy.run(invocation('export', {}, { userId: ADA }), app);
    expect(replyText(reply)).toBe('Everything that Paperboy knows about you:');
    const [file] = reply.files ?? [];
    expect(file?.name).toBe('paperboy-data.json');
    const content = String(file?.content);
    const data = Object(JSON.parse(content));
    expect(data).toMatchObject({
      userId: ADA,
      searches: [{ query: 'sparse attention', searchedAt: NOW }],
      reactions: [{ messageId: '77', emoji: '🔖', at: NOW }],
      schedules: [{ id: 1, channelId: '2', createdAt: NOW }],
    });
    expect(data.saves).toHaveLength(6);
    expect(data.saves).toContainEqual({
      title: 'Paper 1',
      arxivId: null,
      savedAt: NOW,
      reaction: null,
      guildId: null,
      isCleared: false,
      isImported: false,
    });
    expect(data.saves).toContainEqual(
      expect.objectContaining({ title: 'Paper 2', reaction: { messageId: '902', emoji: '🔖' } }),
    );
    expect(content).not.toContain(BEN);
  });
});

describe('/privacy export of much', () => {
  it('sends numbered files, each complete, with everything once', async () => {
    const { app } = await openUsed({ papers: 300 });
    const caller = { userId: ADA, attachmentSizeLimit: 20_000 };
    const reply = await privacy.run(invocation('export', {}, caller), app);
    const files = reply.files ?? [];
    expect(files.length).toBeGreaterThan(2);
    expect(files[0]?.name).toBe(`paperboy-data-1-of-${files.length}.json`);
    for (const { content } of files) expect(Buffer.byteLength(content)).toBeLessThanOrEqual(20_000);
    const parts = files.map(({ content }) => Object(JSON.parse(String(content))));
    expect(parts.every(({ userId }) => userId === ADA)).toBe(true);
    const { saves } = await app.personalData.get(ADA);
    expect(parts.flatMap(part => part.saves ?? [])).toEqual(saves);
    expect(parts.flatMap(part => part.searches ?? [])).toHaveLength(1);
  });

  it('says whom to ask if ten files do not hold it', async () => {
    const { app } = await openUsed({ papers: 100 });
    const caller = { userId: ADA, attachmentSizeLimit: 1_000 };
    await expect(privacy.run(invocation('export', {}, caller), app)).rejects.toThrow('Ask the operator');
  });
});

describe('/privacy delete', () => {
  it('says what it will delete, and deletes nothing before the button is pressed', async () => {
    const { app } = await openUsed();
    const reply = await privacy.run(invocation('delete', {}, { userId: ADA }), app);
    expect(replyText(reply)).toMatch(
      /3 saved papers.*1 result list .*1 reaction.*that you made or changed 1 schedule/s,
    );
    expect(customIdsOf(reply.body)).toEqual([DELETE_BUTTON]);
    expect(await app.library.count(ADA)).toBe(3);
  });

  it('opens a form in which the word must be typed', async () => {
    const { app } = await openUsed();
    const opened = await confirmDeletion.run(componentUse(DELETE_BUTTON, { userId: ADA }), app);
    expect(opened.modal.custom_id).toBe(DELETE_FORM);
    for (const word of ['', 'yes', 'DELETE everything'])
      await expect(deletePersonalData.run(typed(word), app)).rejects.toThrow('Nothing was deleted');
    expect(await app.library.count(ADA)).toBe(3);
    await deletePersonalData.run(typed(' delete '), app);
    expect(await app.library.count(ADA)).toBe(0);
  });

  it('deletes nothing by a button or a form that is old, or was made for another user', async () => {
    const { app } = await openUsed();
    const pressed = async (userId: string) =>
      confirmDeletion.run(componentUse(DELETE_BUTTON, { userId }), app);
    const outOfDate = '`/privacy delete` again';
    await expect(pressed(BEN)).rejects.toThrow(outOfDate);
    await expect(deletePersonalData.run(typed('DELETE', BEN), app)).rejects.toThrow(outOfDate);
    app.clock.advance(15 * 60_000 + 1);
    await expect(pressed(ADA)).rejects.toThrow(UserError);
    await expect(deletePersonalData.run(typed('DELETE'), app)).rejects.toThrow(UserError);
    expect([await app.library.count(ADA), await app.library.count(BEN)]).toEqual([3, 3]);
  });

  it('leaves no trace of the user in the bytes of the database and its journal, and others as they were', async () => {
    const { app, file } = await openUsed({ papers: 400 });
    const othersBefore = await app.personalData.get(BEN);
    expect(occurrences(file, ADA)).toBeGreaterThan(0);
    const reply = await deletePersonalData.run(typed('DELETE'), app);
    expect(replyText(reply)).toContain('has deleted everything');
    expect(occurrences(file, ADA)).toBe(0);
    expect(await app.personalData.get(BEN)).toEqual(othersBefore);
    expect(await app.personalData.get(ADA)).toEqual({
      saves: [],
      searches: [],
      reactions: [],
      schedules: [],
      records: {},
    });
  });

  it('deletes also while another process reads the database, and empties the journal once it has ended', async () => {
    const { app, file } = await openUsed();
    const reader = new BetterSqlite3(file, { readonly: true });
    onTestFinished(() => void reader.close());
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM save_origins').get();
    const log = createSilentLog();
    const journal = startEmptyingJournal({ personalData: app.personalData, clock: app.clock, log });
    onTestFinished(() => journal.stop());

    const reply = await deletePersonalData.run(typed('DELETE'), app);
    expect(replyText(reply)).toContain('has deleted everything');
    expect(await app.library.count(ADA)).toBe(0);
    for (let run = 0; run < 3; run += 1) await journal.runNow();
    expect(occurrences(file, ADA)).toBeGreaterThan(0);

    reader.exec('COMMIT');
    await journal.runNow();
    expect(occurrences(file, ADA)).toBe(0);
    expect(log.events.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'warn journal_not_emptied',
      'info journal_emptied',
    ]);
  });

  it('finds notices and texts that name the user without reading the whole outbox', async () => {
    const { database } = await openUsed();
    const plans = recordPlans(database.db);
    await createPersonalDataStore(plans.db).delete(ADA, NOW);
    const steps = await plans.steps();
    expect(steps.filter(step => step.includes('deliveries'))).toEqual([
      // Once for the posts that they name, and once for themselves.
      'SEARCH deliveries USING INDEX deliveries_to_user (target_id=?)',
      'SEARCH deliveries USING INDEX deliveries_to_user (target_id=?)',
      'SEARCH deliveries USING INDEX deliveries_with_body (created_at>?)',
    ]);
  });

  it('remembers when that was, without the user, so that earlier reactions save nothing', async () => {
    const { app, file } = await openUsed();
    expect(await app.personalData.forgottenAt(ADA)).toBeUndefined();
    await deletePersonalData.run(typed('DELETE'), app);
    expect(await app.personalData.forgottenAt(ADA)).toBe(NOW);
    expect(await app.personalData.forgottenAt(BEN)).toBeUndefined();
    expect(occurrences(file, ADA)).toBe(0);
  });

  it('knows every column that has the id of a user', async () => {
    const { database } = await openTestDatabase();
    const { rows } = await sql<{ readonly place: string }>`
      SELECT m.name || '.' || c.name AS place FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
      WHERE m.type = 'table' AND (c.name LIKE '%user%' OR c.name LIKE '%\\_by' ESCAPE '\\' OR c.name LIKE '%author\\_id' ESCAPE '\\')
        AND c.name <> 'user_hash'`.execute(database.db);
    const known = [...DELETED_BY_USER, ...ANONYMIZED].map(([table, column]) => `${table}.${column}`);
    expect(known.toSorted()).toEqual(rows.map(row => row.place).toSorted());
  });
});
