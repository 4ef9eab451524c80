import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { App, Caller, Command, ComponentAction, Options, PlainReply } from '../src/command.ts';
import { tagKey } from '../src/core/library/library-view.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { indexProgress } from '../src/usecases/index-progress.ts';
import { recommendPapers } from '../src/usecases/recommend-papers.ts';
import {
  parseRequestArguments,
  recommendations,
  tooFewSaves,
  type Recommendations,
  type RecommendRequest,
} from '../src/views/list/recommendations.ts';
import { subscriptionList } from '../src/views/watch/subscription-list.ts';
import { EVERYWHERE } from './contexts.ts';
import { completeTag, ownTag, tagOption } from './library/tag-option.ts';
import { paperById } from './paper/resolve.ts';
import { postStyle } from './post-style.ts';
import { subscribeTo, type SubscribeNeeds } from './subscribe/subscribe-to.ts';

/** Papers at most: as many as a message lists. */
const MAX_COUNT = 10;
const DEFAULT_COUNT = 5;

type RecommendNeeds = 'papers' | 'library' | 'dismissedPapers' | 'index' | 'serverSettings';

export const recommend: Command<RecommendNeeds> = {
  definition: {
    name: 'recommend',
    description: 'Papers near those that you saved, each with the reason',
    ...EVERYWHERE,
    options: [
      {
        type: ApplicationCommandOptionType.Integer,
        name: 'count',
        description: `How many (${DEFAULT_COUNT} if left out)`,
        min_value: 1,
        max_value: MAX_COUNT,
      },
      { ...tagOption, description: 'Near only the papers with this tag of yours' },
    ],
  },
  example: '/recommend count:10',

  async run(invocation, app) {
    const { userId, options } = invocation;
    const tag = await ownTag(options.string('tag'), userId, app);
    const request = { count: options.integer('count') ?? DEFAULT_COUNT, tag };
    return { kind: 'private', body: await renderRecommendations(invocation, request, {}, app) };
  },

  complete: ({ focused, userId }, app) => completeTag(focused.text, userId, app),
};

/** Dismisses the chosen paper and shows other recommendations. */
export const dismissPaper: ComponentAction<RecommendNeeds | 'clock'> = {
  verb: 'dismiss',
  async run(use, app) {
    const {
      userId,
      args,
      values: [chosen],
    } = use;
    const dismissed = await paperById(chosen, app.papers);
    await app.dismissedPapers.dismiss(userId, dismissed.id, app.clock.now());
    const request = await shownRequest(userId, args, app);
    return { kind: 'update', body: await renderRecommendations(use, request, { dismissed }, app) };
  },
};

/** Lets the paper of the button be recommended again. */
export const undoDismiss: ComponentAction<RecommendNeeds> = {
  verb: 'undo-dismiss',
  async run(use, app) {
    const { userId } = use;
    const [id, ...requestArguments] = use.args;
    const { id: paperId } = await paperById(id, app.papers);
    await app.dismissedPapers.restore(userId, paperId);
    const request = await shownRequest(userId, requestArguments, app);
    return { kind: 'update', body: await renderRecommendations(use, request, {}, app) };
  },
};

/** Subscribes the caller to recommendations; shows the subscription if there is one, which may have settings of its own. */
export const recommendWeekly: ComponentAction<SubscribeNeeds> = {
  verb: 'recommend-weekly',
  async run({ userId }, app): Promise<PlainReply> {
    const subscriptions = await app.subscriptions.list(userId);
    if (subscriptions.some(({ what }) => what === 'recommendations'))
      return { kind: 'private', body: subscriptionList(subscriptions) };
    return subscribeTo({ userId, options: NO_OPTIONS }, 'recommendations', {}, app);
  },
};

/** A press of a button has no options: the time zone is that of the caller's settings. */
const NO_OPTIONS: Options = {
  subcommand: undefined,
  string: () => undefined,
  integer: () => undefined,
  boolean: () => undefined,
  channel: () => undefined,
  role: () => undefined,
  attachment: () => undefined,
};

async function renderRecommendations(
  { userId, guildId }: Pick<Caller, 'userId' | 'guildId'>,
  request: RecommendRequest,
  { dismissed }: Pick<Recommendations, 'dismissed'>,
  app: Pick<App, RecommendNeeds>,
) {
  const result = await recommendPapers(userId, request, app);
  if (result.kind === 'too_few_saves') {
    const { saveEmoji } = await postStyle({ guildId }, app);
    return tooFewSaves(result, request.tag, saveEmoji);
  }
  const progress = await indexProgress(app);
  return recommendations({ ...request, recommendations: result.recommendations, dismissed, progress });
}

/** Returns the request of a message from the arguments of its components. Throws `UserError` if they are forged. */
async function shownRequest(
  userId: string,
  requestArguments: readonly string[],
  { library }: Pick<App, 'library'>,
): Promise<RecommendRequest> {
  const { count, tagKey: key } = parseRequestArguments(requestArguments);
  if (!/^(?:[1-9]|10)$/.test(count))
    throw new UserError('This menu no longer works. Run `/recommend` again.');
  const own = key === undefined ? [] : await library.tags(userId);
  return { count: Number(count), tag: own.find(({ tag }) => tagKey(tag) === key)?.tag };
}
