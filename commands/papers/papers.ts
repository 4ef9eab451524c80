import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Command } from '../../src/command.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { isListKind, type ListKind, type Period } from '../../src/core/time/periods.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { neighboursOf, newestPeriod, periodsLike } from '../../src/usecases/list-queries.ts';
import { choiceWords } from '../../src/views/format/period-words.ts';
import { choiceName } from '../autocomplete-choice.ts';
import { emptyListReply, periodList, trendingList } from './replies.ts';
import { wantedPeriod } from './date.ts';
import { LIST_OPTION, papersDefinition } from './definition.ts';
import { todayOf, type Has, type Needs } from './pages.ts';

/** Discord's limit on choices. */
const CHOICES = 25;

export const papers: Command<Needs> = {
  definition: papersDefinition,

  async run({ options }, app) {
    const { subcommand } = options;
    if (subcommand === 'trending') return { kind: 'private', body: await trendingList(app) };
    if (!isListKind(subcommand))
      throw new UserError('Use one of /papers daily, weekly, monthly and trending.');
    const text = options.string(LIST_OPTION[subcommand])?.trim() ?? '';
    const body = text === '' ? await newest(subcommand, app) : await asked(subcommand, text, app);
    return { kind: 'private', body };
  },

  async complete({ options, focused }, app) {
    const { subcommand } = options;
    if (!isListKind(subcommand)) return [];
    const at = { today: todayOf(app), limit: CHOICES };
    const found = await periodsLike(subcommand, focused.text, at, app.papers);
    if (found.length > 0) return found.map(asChoice);
    // Words, such as those of a month, are looked for among the newest lists.
    const word = focused.text.trim().toLowerCase();
    const recent = (await periodsLike(subcommand, '', at, app.papers)).map(asChoice);
    return /[a-z]/.test(word) ? recent.filter(({ name }) => name.toLowerCase().includes(word)) : [];
  },
};

function asChoice(period: Period): APIApplicationCommandOptionChoice<string> {
  return { name: choiceName(choiceWords(period)), value: period.name };
}

async function newest(kind: ListKind, app: Has): Promise<MessageBody> {
  const period = await newestPeriod(kind, todayOf(app), app.papers);
  return period ? periodList(period, app) : emptyListReply({ kind: 'dates', of: kind }, [], app);
}

async function asked(kind: ListKind, text: string, app: Has): Promise<MessageBody> {
  const today = todayOf(app);
  const wanted = wantedPeriod(kind, text, today);
  if (wanted.kind === 'period') return periodList(wanted.period, app);
  const { span } = wanted;
  const period = await newestPeriod(kind, span.last < today ? span.last : today, app.papers);
  if (period && period.last >= span.first) return periodList(period, app);
  const { older, newer } = await neighboursOf({ kind, ...span }, today, app.papers);
  return emptyListReply({ kind: 'span', of: kind, span }, [older, newer], app);
}
