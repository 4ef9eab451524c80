import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import type { ListPeriod } from '../../core/time/periods.ts';
import { toPaper } from './paper-row.ts';
import { papersById, matchingRows } from './paper-queries.ts';
import type { Schema } from '../database/schema.ts';

/**
 * Creates the part of the store that finds papers by list days. A corpus without list days uses its publication dates
 * instead.
 */
export function createPaperLists(
  db: Kysely<Schema>,
): Pick<PaperStore, 'newestListDay' | 'onDay' | 'inPeriod' | 'listsAround'> {
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
        .where('published_at', '<=', day)
        .where(hasFullDate)
        .executeTakeFirst();
      return published?.day ?? undefined;
    },

    async onDay(day, query) {
      const isOnList = isListedIn({ first: day, last: day }, await hasListDays());
      const found = await matchingRows(db, query)
        .where(isOnList)
        .orderBy('upvotes', ob => ob.desc().nullsLast())
        .orderBy('id')
        .execute();
      return found.map(toPaper);
    },

    async inPeriod(period, { offset, limit }) {
      const listed = db.selectFrom('papers').where(isListedIn(period, await hasListDays()));
      const { total } = await listed
        .select(eb => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const page = await listed
        .select('id')
        .orderBy('upvotes', ob => ob.desc().nullsLast())
        .orderBy('id')
        .offset(offset)
        .limit(limit)
        .execute();
      const papers = await papersById(
        db,
        page.map(row => row.id),
      );
      return { papers, total };
    },

    async listsAround(period, { months }) {
      const nearest = (await hasListDays())
        ? (side: Side) => nearestListed(period, side)
        : (side: Side) => nearestPublished(period, side, months);
      return { before: await nearest('before'), after: await nearest('after') };
    },
  };
}

type Period = Pick<ListPeriod, 'first' | 'last'>;
type Side = 'before' | 'after';

const hasFullDate = sql<boolean>`length(published_at) = 10`;
const firstOfMonth = sql<string>`published_at || '-01'`;

/** Returns the comparison for days outside a period on one side, and the order that puts the nearest first. */
function boundary({ first, last }: Period, side: Side): ['<' | '>', string, 'desc' | 'asc'] {
  return side === 'before' ? ['<', first, 'desc'] : ['>', last, 'asc'];
}

/** Returns the condition that a row of `papers` is on a list of the period. */
function isListedIn({ first, last, month }: ListPeriod, hasListDays: boolean) {
  return (eb: ExpressionBuilder<Schema, 'papers'>) =>
    hasListDays
      ? eb(
          'id',
          'in',
          eb.selectFrom('listings').select('paper_id').where('day', '>=', first).where('day', '<=', last),
        )
      : eb.or([
          eb.and([eb('published_at', '>=', first), eb('published_at', '<=', last), hasFullDate]),
          ...(month === undefined ? [] : [eb('published_at', '=', month)]),
        ]);
}
