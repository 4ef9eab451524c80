import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { COMPLETION_LIMIT, HIT_LIMIT, type Contender, type ContenderKind } from './contender.ts';

const PAPERS_PER_TRANSACTION = 1_000;

/** SQLite's full-text index alone: Porter's stems, its own bm25, any of the words. */
export const fts5: ContenderKind = {
  name: 'FTS5',
  maxPapers: Number.POSITIVE_INFINITY,
  create: folder => openFts5(folder),
  restore: folder => openFts5(folder),
};

function openFts5(folder: string): Contender {
  const database = new BetterSqlite3(join(folder, 'fts5.sqlite'));
  database.exec(
    `create virtual table if not exists papers using fts5(title, abstract, authors, keywords, tokenize = 'porter unicode61')`,
  );
  const insert = database.prepare(
    'insert into papers (rowid, title, abstract, authors, keywords) values (?, ?, ?, ?, ?)',
  );
  const select = database
    .prepare<[string, number], number>('select rowid from papers where papers match ? order by rank limit ?')
    .pluck();
  let open = 0;
  function commit(): void {
    if (open > 0) database.exec('commit');
    open = 0;
  }
  return {
    add({ id, title, abstract, authors, keywords }) {
      if (open === 0) database.exec('begin');
      insert.run(id, title, abstract, authors.join(' '), keywords.join(' '));
      open += 1;
      if (open === PAPERS_PER_TRANSACTION) commit();
    },
    finish: commit,
    search: query => select.all(quotedWords(query).join(' OR ') || '""', HIT_LIMIT),
    complete: text => select.all(`${quotedWords(text).join(' ')}*`, COMPLETION_LIMIT).length,
    save() {
      database.close();
    },
  };
}

function quotedWords(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => `"${word}"`);
}
