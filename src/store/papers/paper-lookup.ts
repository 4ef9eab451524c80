import { sql, type Expression, type ExpressionBuilder, type Kysely } from 'kysely';
import type { Paper, PaperCandidates, PaperFields, PaperId, PaperStore } from '../../core/paper/paper.ts';
import { linkSpellings } from '../../core/paper/paper-reference.ts';
import { parseDoi } from '../../core/paper/doi.ts';
import { hasIdentifier } from '../../core/paper/identity.ts';
import { yearOfNamesakes } from '../../core/paper/same-work.ts';
import { recordFingerprint } from './record-fingerprint.ts';
import { toPaper, type PaperRow } from './paper-row.ts';
import { paperRows, papersById } from './paper-queries.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';

/** Creates the part of the store that finds papers by their identifiers and titles. */
export function createPaperLookup(
  db: Kysely<Schema>,
  keyOf: (title: string) => string,
): Pick<
  PaperStore,
  | 'get'
  | 'getMany'
  | 'byArxivId'
  | 'byArxivIdBeginning'
  | 'byExternalId'
  | 'byUrl'
  | 'byTitleKey'
  | 'candidates'
  | 'count'
> {
  const withIds = (ids: (eb: Papers) => Expression<{ id: PaperId }>) =>
    paperRows(db).where(eb => eb('papers.id', 'in', sql<PaperId>`${ids(eb)}`));

  // Run for each search and card.
  const findByArxivId = prepareQuery(db, () => paperRows(db).where('arxiv_id', '=', ''));
  const findByTitleKey = prepareQuery(db, () => withIds(eb => withTitleKey(eb, '')).orderBy('id'));

  // Runs once for each ingested record.
  const findCandidates = prepareQuery(db, () =>
    paperRows(db)
      .innerJoin(candidateIds, 'found.id', 'papers.id')
      .select('found.kind as found_by')
      .orderBy('papers.id'),
  );

  return {
    async get(id) {
      return (await papersById(db, [id]))[0];
    },

    getMany: ids => papersById(db, ids),

    async byArxivId(arxivId) {
      const [row] = (await findByArxivId([arxivId])).rows;
      return row && toPaper(row);
    },

    async byArxivIdBeginning(beginning, limit) {
      const rows = await paperRows(db)
        .where('arxiv_id', '>=', beginning)
        .where('arxiv_id', '<', `${beginning}${AFTER_DIGITS}`)
        .orderBy('arxiv_id')
        .limit(limit)
        .execute();
      return rows.map(toPaper);
    },

    async byExternalId(externalId) {
      const row = await withIds(eb => withExternalId(eb, externalId)).executeTakeFirst();
      return row && toPaper(row);
    },

    async byUrl(url) {
      const doi = parseDoi(url);
      const row = await withIds(eb => {
        const linked = eb
          .selectFrom('papers as linked')
          .select('linked.id')
          .where(dialectOf(db).ignoringCase('linked.url'), 'in', linkSpellings(url).map(lowerAscii));
        return doi === undefined ? linked : linked.unionAll(withDoi(eb, doi));
      })
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row && toPaper(row);
    },

    async byTitleKey(key) {
      return (await findByTitleKey([key, key])).rows.map(toPaper);
    },

    async candidates(fields: PaperFields) {
      const { arxivId, doi, externalId, title } = fields;
      const key = keyOf(title);
      // No identifier is empty, so an empty string matches nothing.
      const record = hasIdentifier(fields) ? '' : recordFingerprint(fields);
      const year = yearOfNamesakes(fields);
      const namesakeOf = [key, year, year];
      const { rows } = await findCandidates([
        ...namesakeOf,
        ...namesakeOf,
        ...[externalId, externalId, doi, doi, record, arxivId].map(each => each ?? ''),
      ]);
      if (rows.length === 0) return NO_CANDIDATES;
      const found = (kind: CandidateKind) => papersOf(rows.filter(row => row.found_by === kind));
      return {
        byArxivId: found('arxiv_id')[0],
        byDoi: found('doi')[0],
        byExternalId: found('own_id')[0],
        byRecord: found('record')[0],
        byTitle: found('title'),
      };
    },

    async count() {
      const { n } = await db
        .selectFrom('papers')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

/** The character after the digits, which are compared by code. */
const AFTER_DIGITS = ':';

const NO_CANDIDATES: PaperCandidates = {
  byArxivId: undefined,
  byDoi: undefined,
  byExternalId: undefined,
  byRecord: undefined,
  byTitle: [],
};

type Papers = ExpressionBuilder<Schema, 'papers'>;

/** By what a candidate was found. */
type CandidateKind = 'title' | 'own_id' | 'doi' | 'record' | 'arxiv_id';

/** Returns the papers of rows, each once. */
function papersOf(rows: readonly PaperRow[]): Paper[] {
  return [...new Map(rows.map(row => [row.id, row])).values()].map(toPaper);
}

// Each of these is a query for ids, whose parts have an index each. A condition with `OR` would read all papers on PostgreSQL.

/** Selects the ids of all candidates, with what each was found by. The values are filled in when it is run. */
function candidateIds(eb: Papers) {
  const found = (ids: Expression<{ id: PaperId }>, kind: CandidateKind) =>
    eb
      .selectFrom(sql<{ id: PaperId }>`${ids}`.as('ids'))
      .select(['ids.id', sql.lit<string>(kind).as('kind')]);
  return found(namesakes(eb, '', null), 'title')
    .unionAll(found(withExternalId(eb, ''), 'own_id'))
    .unionAll(found(withDoi(eb, ''), 'doi'))
    .unionAll(found(ofRecord(eb, ''), 'record'))
    .unionAll(
      found(eb.selectFrom('papers as same').select('same.id').where('same.arxiv_id', '=', ''), 'arxiv_id'),
    )
    .as('found');
}

/** Selects the ids of papers that have a title with this key, as their own or as an alias. */
function withTitleKey(eb: Papers, key: string) {
  return eb
    .selectFrom('papers as titled')
    .select('titled.id')
    .where('titled.title_key', '=', key)
    .unionAll(eb.selectFrom('other_titles').select('paper_id as id').where('title_key', '=', key));
}

/**
 * Selects the ids of papers that have a title with this key and were published in a year; in any year if that is `null`. The
 * date of a paper with an arXiv id alone is in that.
 */
function namesakes(eb: Papers, key: string, year: string | null) {
  const isOfYear = sql<boolean>`(cast(${year} AS text) IS NULL OR substr(named.published_at, 1, 4) = ${year}
    OR (named.published_at IS NULL AND named.arxiv_id IS NOT NULL))`;
  return eb
    .selectFrom('papers as named')
    .select('named.id')
    .where('named.title_key', '=', key)
    .where(isOfYear)
    .unionAll(
      eb
        .selectFrom('other_titles as alias')
        .innerJoin('papers as named', 'named.id', 'alias.paper_id')
        .select('named.id')
        .where('alias.title_key', '=', key)
        .where(isOfYear),
    );
}

/** Selects the ids of papers that have this external id, as their own or as an alias. */
function withExternalId(eb: Papers, externalId: string) {
  return eb
    .selectFrom('papers as same')
    .select('same.id')
    .where('same.own_id', '=', externalId)
    .unionAll(eb.selectFrom('other_own_ids').select('paper_id as id').where('own_id', '=', externalId));
}

/** Selects the ids of papers that have this DOI, as their own or as an alias. */
function withDoi(eb: Papers, doi: string) {
  return eb
    .selectFrom('papers as same')
    .select('same.id')
    .where('same.doi', '=', doi)
    .unionAll(eb.selectFrom('other_dois').select('paper_id as id').where('doi', '=', doi));
}

/** Selects the id of the paper that a record with this fingerprint was read as. */
function ofRecord(eb: Papers, fingerprint: string) {
  return eb.selectFrom('read_records').select('paper_id as id').where('fingerprint', '=', fingerprint);
}

/** Returns a text with the letters of ASCII in lower case. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, letter => letter.toLowerCase());
}
