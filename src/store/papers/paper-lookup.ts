import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { PaperCandidates, PaperFields, PaperStore } from '../../core/paper/paper.ts';
import { linkSpellings } from '../../core/paper/paper-reference.ts';
import { parseDoi } from '../../core/paper/doi.ts';
import { hasIdentifier } from '../../core/paper/identity.ts';
import { yearOfNamesakes } from '../../core/paper/same-work.ts';
import { recordFingerprint } from './record-fingerprint.ts';
import { toPaper } from './paper-row.ts';
import { paperRows, papersById } from './paper-queries.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the part of the store that finds papers by their identifiers and titles. */
export function createPaperLookup(
  db: Kysely<Schema>,
  keyOf: (title: string) => string,
): Pick<
  PaperStore,
  'get' | 'getMany' | 'byArxivId' | 'byExternalId' | 'byUrl' | 'byTitleKey' | 'candidates' | 'count'
> {
  const rows = () => paperRows(db);

  // Run for each search and card.
  const findByArxivId = prepareQuery(db, () => rows().where('arxiv_id', '=', ''));
  const findByTitleKey = prepareQuery(db, () =>
    rows()
      .where(eb => hasTitleKey(eb, ''))
      .orderBy('id'),
  );

  // Runs once for each ingested record.
  const findCandidates = prepareQuery(db, () =>
    rows()
      .select(eb => [
        isNamesake(eb, '', null).as('by_title'),
        hasExternalId(eb, '').as('by_own_id'),
        hasDoi(eb, '').as('by_doi'),
        isRecord(eb, '').as('by_record'),
      ])
      .where(eb =>
        eb.or([
          isNamesake(eb, '', null),
          hasExternalId(eb, ''),
          hasDoi(eb, ''),
          isRecord(eb, ''),
          eb('arxiv_id', '=', ''),
        ]),
      )
      .orderBy('id'),
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

    async byExternalId(externalId) {
      const row = await rows()
        .where(eb => hasExternalId(eb, externalId))
        .executeTakeFirst();
      return row && toPaper(row);
    },

    async byUrl(url) {
      const doi = parseDoi(url);
      const row = await rows()
        .where(eb =>
          eb.or([
            eb(sql<string>`url COLLATE NOCASE`, 'in', linkSpellings(url)),
            ...(doi === undefined ? [] : [hasDoi(eb, doi)]),
          ]),
        )
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
      const namesake = [key, year, year, key, year, year];
      const names = [...namesake, externalId ?? '', externalId ?? '', doi ?? '', doi ?? '', record];
      const { rows: candidates } = await findCandidates([...names, ...names, arxivId ?? '']);
      if (candidates.length === 0) return NO_CANDIDATES;
      return {
        byArxivId: candidates.filter(row => arxivId !== null && row.arxiv_id === arxivId).map(toPaper)[0],
        byDoi: candidates.filter(row => row.by_doi).map(toPaper)[0],
        byExternalId: candidates.filter(row => row.by_own_id).map(toPaper)[0],
        byRecord: candidates.filter(row => row.by_record).map(toPaper)[0],
        byTitle: candidates.filter(row => row.by_title).map(toPaper),
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

const NO_CANDIDATES: PaperCandidates = {
  byArxivId: undefined,
  byDoi: undefined,
  byExternalId: undefined,
  byRecord: undefined,
  byTitle: [],
};

type Papers = ExpressionBuilder<Schema, 'papers'>;

/** Returns the condition that a row of `papers` has a title with this key, as its own or as an alias. */
function hasTitleKey(eb: Papers, key: string) {
  const aliases = eb.selectFrom('other_titles').select('paper_id').where('title_key', '=', key);
  return eb.or([eb('title_key', '=', key), eb('id', 'in', aliases)]);
}

/**
 * Returns the condition that a row of `papers` has a title with this key, and was published in a year; in any year if that
 * is `null`. The date of a paper with an arXiv id alone is in that.
 */
function isNamesake(eb: Papers, key: string, year: string | null) {
  const aliases = eb.selectFrom('other_titles').select('paper_id').where('title_key', '=', key);
  const isOfYear = () => sql<boolean>`(${year} IS NULL OR substr(published_at, 1, 4) = ${year}
    OR (published_at IS NULL AND arxiv_id IS NOT NULL))`;
  return eb.or([
    eb.and([eb('title_key', '=', key), isOfYear()]),
    eb.and([eb('id', 'in', aliases), isOfYear()]),
  ]);
}

/** Returns the condition that a row of `papers` has this external id, as its own or as an alias. */
function hasExternalId(eb: Papers, externalId: string) {
  const aliases = eb.selectFrom('other_own_ids').select('paper_id').where('own_id', '=', externalId);
  return eb.or([eb('own_id', '=', externalId), eb('id', 'in', aliases)]);
}

/** Returns the condition that a row of `papers` has this DOI, as its own or as an alias. */
function hasDoi(eb: Papers, doi: string) {
  const aliases = eb.selectFrom('other_dois').select('paper_id').where('doi', '=', doi);
  return eb.or([eb('doi', '=', doi), eb('id', 'in', aliases)]);
}

/** Returns the condition that a record with this fingerprint was read as a row of `papers`. */
function isRecord(eb: Papers, fingerprint: string) {
  return eb(
    'id',
    'in',
    eb.selectFrom('read_records').select('paper_id').where('fingerprint', '=', fingerprint),
  );
}
