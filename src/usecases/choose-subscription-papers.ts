import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { Subscription, SubscriptionStore } from '../core/watch/subscription.ts';
import type { ReasonedPaper, RecommendReason } from '../views/list/recommend-reason.ts';
import { firstAvailable } from './first-available.ts';
import { listOn } from './schedule-list.ts';

/** The papers that a subscription sends, best first. */
export interface SubscriptionPapers {
  readonly papers: readonly Paper[];
  /** See `ScheduleList.name`. */
  readonly listName: string | null;
  /** Why papers are recommended. */
  readonly reasons?: ReadonlyMap<PaperId, RecommendReason>;
}

/** Returns papers near the library of a user, best first; none if it has too few papers. */
export type RecommendNearLibrary = (
  userId: string,
  options: { readonly count: number; readonly except: ReadonlySet<PaperId> },
) => Promise<readonly ReasonedPaper[]>;

export interface SubscriptionChoiceContext {
  readonly papers: PaperStore;
  readonly subscriptions: Pick<SubscriptionStore, 'sentPapers'>;
  readonly recommend: RecommendNearLibrary;
}

/**
 * Chooses what a subscription sends on a local date, of what it has not sent before: the newest daily list, the last complete
 * week, what is trending, or papers near the library. Run it outside a transaction.
 */
export async function chooseSubscriptionPapers(
  { id, userId, what, count }: Pick<Subscription, 'id' | 'userId' | 'what' | 'count'>,
  day: string,
  { papers, subscriptions, recommend }: SubscriptionChoiceContext,
): Promise<SubscriptionPapers> {
  const sent = await subscriptions.sentPapers(id);
  if (what === 'recommendations') {
    const recommended = await recommend(userId, { count, except: sent });
    return {
      papers: recommended.map(({ paper }) => paper),
      listName: null,
      reasons: new Map(recommended.map(each => [each.paper.id, each])),
    };
  }
  const list = await listOn(what, day, papers);
  return {
    papers: await firstAvailable(list?.ids ?? [], count, sent, papers),
    listName: list?.name ?? null,
  };
}
