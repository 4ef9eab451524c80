import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Command, Invocation, PlainReply } from '../../src/command.ts';
import { parsePeriod } from '../../src/core/time/typed-period.ts';
import { isListKind, type ListKind, type Period } from '../../src/core/time/periods.ts';
import { TRENDING_PERIODS } from '../../src/core/vote/trending-score.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  neighbourPeriods,
  newestListPeriod,
  newestPeriod,
  completePeriods,
} from '../../src/usecases/list-queries.ts';
import { isServerActive } from '../../src/usecases/server-trending.ts';
import { formatPeriodChoice } from '../../src/views/format/format-period.ts';
import { FOR_ME } from '../../src/views/list/list-custom-ids.ts';
import { choiceName, MAX_CHOICES } from '../autocomplete-choice.ts';
import { emptyListReply, periodListReply, trendingListReply } from './replies.ts';
import { parsePeriodOption } from './options.ts';
import { LIST_OPTION, papersDefinition } from './definition.ts';
import {
  todayOf,
  type ListedPeriod,
  type ListedTrending,
  type PapersContext,
  type PapersNeeds,
} from './pages.ts';

export const papers: Command<PapersNeeds> = {
  definition: papersDefinition,
  example: '/papers weekly week:last week',

  async run(invocation, app) {
    const { userId, guildId, options } = invocation;
    const { subcommand } = options;
    if (subcommand === 'trending') return trendingListReply(await trendingOption(invocation, app), app);
    if (!isListKind(subcommand))
      throw new UserError(
        'Use one of `/papers daily`, `/papers weekly`, `/papers monthly` and `/papers trending`.',
      );
    const text = options.string(LIST_OPTION[subcommand])?.trim() ?? '';
    const forUser = options.string('sort') === FOR_ME ? userId : undefined;
    const wanted = { kind: subcommand, forUser, guildId };
    return text === '' ? newestListReply(wanted, app) : datedListReply(wanted, text, app);
  },

  async complete({ options, focused }, app) {
    const { subcommand } = options;
    if (!isListKind(subcommand)) return [];
    const limits = { today: todayOf(app), limit: MAX_CHOICES };
    const found = await completePeriods(subcommand, focused.text, limits, app.papers);
    if (found.length > 0) return found.map(toChoice);
    const named = await namedPeriod(subcommand, focused.text, app);
    if (named) return [toChoice(named)];
    // Words, such as the name of a month, are searched for among the newest lists.
    const word = focused.text.trim().toLowerCase();
    const recent = (await completePeriods(subcommand, '', limits, app.papers)).map(toChoice);
    return /[a-z]/.test(word) ? recent.filter(({ name }) => name.toLowerCase().includes(word)) : [];
  },
};

/** Reads what is trending for whom: without a choice, here in a server whose members vote or save. */
async function trendingOption(
  { guildId, isMemberHere, options }: Invocation,
  app: PapersContext,
): Promise<ListedTrending> {
  const scope = (['here', 'everywhere'] as const).find(each => each === options.string('scope'));
  const period = TRENDING_PERIODS.find(each => each === options.string('period'));
  const isActive = guildId !== null && isMemberHere && (await isServerActive(guildId, app.clock.now(), app));
  return { ref: { kind: 'trending', scope: scope ?? (isActive ? 'here' : 'everywhere'), period }, guildId };
}

/** Returns the period that a text such as `last week` or `46` names, if it has papers. */
async function namedPeriod(kind: ListKind, text: string, app: PapersContext): Promise<Period | undefined> {
  const today = todayOf(app);
  const wanted = parsePeriod(kind, text, today);
  if (wanted?.kind !== 'period' || wanted.period.first > today) return undefined;
  const { total } = await app.papers.inPeriod(wanted.period, { offset: 0, limit: 1 });
  return total > 0 ? wanted.period : undefined;
}

function toChoice(period: Period): APIApplicationCommandOptionChoice<string> {
  return { name: choiceName(formatPeriodChoice(period)), value: period.name };
}

/** Lists of a kind, and the user whose library orders them. */
interface WantedLists extends Omit<ListedPeriod, 'period'> {
  readonly kind: ListKind;
}

async function newestListReply({ kind, ...caller }: WantedLists, app: PapersContext): Promise<PlainReply> {
  const period = await newestListPeriod(kind, todayOf(app), app.papers);
  return period
    ? periodListReply({ period, ...caller }, app)
    : emptyListReply({ kind: 'dates', of: kind }, [], app);
}

/** Replies with the list of a typed date, or with the newest one of a typed month or year. */
async function datedListReply(
  { kind, ...caller }: WantedLists,
  text: string,
  app: PapersContext,
): Promise<PlainReply> {
  const today = todayOf(app);
  const wanted = parsePeriodOption(kind, text, today);
  if (wanted.kind === 'period') return periodListReply({ period: wanted.period, ...caller }, app);
  const { span } = wanted;
  const period = await newestPeriod(kind, span.last < today ? span.last : today, app.papers);
  if (period && period.last >= span.first) return periodListReply({ period, ...caller }, app);
  const { older, newer } = await neighbourPeriods({ kind, ...span }, today, app.papers);
  return emptyListReply({ kind: 'span', of: kind, span }, [older, newer], app);
}
