import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely';
import type { PaperId, PaperStore } from '../../core/paper/paper.ts';
import type { ListPeriod } from '../../core/time/periods.ts';
import { papersById } from './paper-queries.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Creates the part of the store that finds papers by date: by their list days, and those without a list day by the date
 * of their publication.
 */
export function createPaperLists(
  db: Kysely<Schema>,
): Pick<PaperStore, 'newestListDay' | 'idsOnDay' | 'idsInPeriod' | 'idsSince' | 'inPeriod' | 'listsAround'> {
  async function hasListDays(): Promise<boolean> {
    return (await db.selectFrom('listings').select('day').limit(1).executeTakeFirst()) !== undefined;
  }

  async function nearestListed(period: Period, side: Side): Promise<string | undefined> {
    const [operator, edge, order] = boundary(period, side);
    const row = await db
      .selectFrom('listings')
      .select('day')
      .where('day', operator, edge)
      .orderBy('day', order)
      .limit(1)
      .executeTakeFirst();
    return row?.day;
  }

  async function nearestPublished(period: Period, side: Side, months: boolean): Promise<string | undefined> {
    const [operator, edge, order] = boundary(period, side);
    const row = await db
      .selectFrom('papers')
      .select('published_at')
      .where(isUnlisted)
      .where('published_at', operator, edge)
      .where(eb =>
        months
          ? eb.or([
              hasFullDate,
              // As text, the month in which the period begins would sort before its first day.
              eb.and([sql<boolean>`length(published_at) = 7`, eb(firstOfMonth, operator, edge)]),
            ])
          : hasFullDate,
      )
      .orderBy('published_at', order)
      .limit(1)
      .executeTakeFirst();
    return row?.published_at ?? undefined;
  }

  const dated = (condition: (eb: Papers) => Expression<SqlBool>) => db.selectFrom('papers').where(condition);

  return {
    async newestListDay(day) {
      const listed = await db
        .selectFrom('listings')
        .select(eb => eb.fn.max<string | null>('day').as('day'))
        .where('day', '<=', day)
        .executeTakeFirst();
      if (listed?.day || (await hasListDays())) return listed?.day ?? undefined;
      const published = await db
        .selectFrom('papers')
        .select(eb => eb.fn.max<string | null>('published_at').as('day'))
        .where(isUnlisted)
        .where('published_at', '<=', day)
        .where(hasFullDate)
        .executeTakeFirst();
      return published?.day ?? undefined;
    },

    async idsOnDay(day) {
      const period = { first: day, last: day };
      return idsOf(dated((await hasListDays()) ? isListedIn(period) : isPublishedIn(period)));
    },

    idsInPeriod: period => idsOf(dated(isInPeriod(period))),

    async idsSince({ listed, published }) {
      // In one query, SQLite would sort both by reading all papers.
      const onLists = await db
        .selectFrom('listings')
        .select('paper_id as id')
        .where('day', '>=', listed)
        .execute();
      const byDate = await db
        .selectFrom('papers')
        .select('id')
        .where('published_at', '>=', published)
        .execute();
      return [...new Set([...onLists, ...byDate].map(row => row.id))];
    },

    async inPeriod(period, { offset, limit }) {
      const found = dated(isInPeriod(period));
      const { total } = await found
        .select(eb => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const papers = await papersById(db, await idsOf(found.offset(offset).limit(limit)));
      return { papers, total };
    },

    async listsAround(period, { months, isListed = false }) {
      const nearest = async (side: Side) =>
        nearer(
          side,
          await nearestListed(period, side),
          isListed ? undefined : await nearestPublished(period, side, months),
        );
      return { before: await nearest('before'), after: await nearest('after') };
    },
  };
}

/** Returns the ids of papers: listed ones first, then most upvoted first. */
async function idsOf(query: SelectQueryBuilder<Schema, 'papers', unknown>): Promise<PaperId[]> {
  const rows = await query
    .select('id')
    .orderBy('is_listed', 'desc')
    .orderBy('upvotes', ob => ob.desc().nullsLast())
    .orderBy('id')
    .execute();
  return rows.map(row => row.id);
}

type Period = Pick<ListPeriod, 'first' | 'last'>;
type Side = 'before' | 'after';

const isUnlisted = sql<boolean>`is_listed = 0`;
const hasFullDate = sql<boolean>`length(published_at) = 10`;
const firstOfMonth = sql<string>`published_at || '-01'`;

/** Returns the comparison for days outside a period on one side, and the order that puts the nearest first. */
function boundary({ first, last }: Period, side: Side): ['<' | '>', string, 'desc' | 'asc'] {
  return side === 'before' ? ['<', first, 'desc'] : ['>', last, 'asc'];
}

/** Returns the one of two dates outside a period on one side that is nearer to it. */
function nearer(side: Side, a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (side === 'before') === a > b ? a : b;
}

type Papers = ExpressionBuilder<Schema, 'papers'>;

/** Returns the condition that a row of `papers` is on a list of the period. */
function isListedIn({ first, last }: ListPeriod) {
  return (eb: Papers) =>
    eb(
      'id',
      'in',
      eb.selectFrom('listings').select('paper_id').where('day', '>=', first).where('day', '<=', last),
    );
}

/** Returns the condition that a row of `papers` is on a list of the period, or has no list day and was published in it. */
function isInPeriod(period: ListPeriod) {
  return (eb: Papers) => eb.or([isListedIn(period)(eb), isPublishedIn(period)(eb)]);
}

/** Returns the condition that a row of `papers` has no list day and was published in the period. */
function isPublishedIn({ first, last, month }: ListPeriod) {
  return (eb: Papers) =>
    eb.and([
      isUnlisted,
      eb.or([
        eb.and([eb('published_at', '>=', first), eb('published_at', '<=', last), hasFullDate]),
        ...(month === undefined ? [] : [eb('published_at', '=', month)]),
      ]),
    ]);
}
