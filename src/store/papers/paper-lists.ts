import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import type { ListPeriod } from '../../core/time/periods.ts';
import { toPaper } from './paper-row.ts';
import { papersById, viewedRows } from './paper-selection.ts';
import type { Schema } from '../database/schema.ts';

/**
 * The corpus by the days of its lists, over an open database or a transaction of it. The list days that sources told
 * are the dates of a corpus that knows any; else its publication dates are.
 */
export function openPaperLists(
  db: Kysely<Schema>,
): Pick<PaperStore, 'newestListDay' | 'onDay' | 'inPeriod' | 'listsAround'> {
  async function knowsListDays(): Promise<boolean> {
    return (await db.selectFrom('listings').select('day').limit(1).executeTakeFirst()) !== undefined;
  }

  async function nearestListed(period: Period, side: Side): Promise<string | undefined> {
    const [operator, edge, order] = beyond(period, side);
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
    const [operator, edge, order] = beyond(period, side);
    const row = await db
      .selectFrom('papers')
      .select('published_at')
      .where('published_at', operator, edge)
      .where(eb =>
        months
          ? eb.or([
              namesDay,
              // As text, the month that the period begins with would stand before its first day.
              eb.and([sql<boolean>`length(published_at) = 7`, eb(firstOfMonth, operator, edge)]),
            ])
          : namesDay,
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
      if (listed?.day || (await knowsListDays())) return listed?.day ?? undefined;
      const published = await db
        .selectFrom('papers')
        .select(eb => eb.fn.max<string | null>('published_at').as('day'))
        .where('published_at', '<=', day)
        .where(namesDay)
        .executeTakeFirst();
      return published?.day ?? undefined;
    },

    async onDay(day, query) {
      const isOnList = inLists({ first: day, last: day }, await knowsListDays());
      const found = await viewedRows(db, query)
        .where(isOnList)
        .orderBy('upvotes', ob => ob.desc().nullsLast())
        .orderBy('id')
        .execute();
      return found.map(toPaper);
    },

    async inPeriod(period, { offset, limit }) {
      const listed = db.selectFrom('papers').where(inLists(period, await knowsListDays()));
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
      const nearest = (await knowsListDays())
        ? (side: Side) => nearestListed(period, side)
        : (side: Side) => nearestPublished(period, side, months);
      return { before: await nearest('before'), after: await nearest('after') };
    },
  };
}

type Period = Pick<ListPeriod, 'first' | 'last'>;
type Side = 'before' | 'after';

const namesDay = sql<boolean>`length(published_at) = 10`;
const firstOfMonth = sql<string>`published_at || '-01'`;

/** What is beyond a side of a period, and in which order the nearest comes first. */
function beyond({ first, last }: Period, side: Side): ['<' | '>', string, 'desc' | 'asc'] {
  return side === 'before' ? ['<', first, 'desc'] : ['>', last, 'asc'];
}

/** Whether a row of `papers` is on a list of the period. */
function inLists({ first, last, month }: ListPeriod, knowsListDays: boolean) {
  return (eb: ExpressionBuilder<Schema, 'papers'>) =>
    knowsListDays
      ? eb(
          'id',
          'in',
          eb.selectFrom('listings').select('paper_id').where('day', '>=', first).where('day', '<=', last),
        )
      : eb.or([
          eb.and([eb('published_at', '>=', first), eb('published_at', '<=', last), namesDay]),
          ...(month === undefined ? [] : [eb('published_at', '=', month)]),
        ]);
}
