import {
  ComponentType,
  type APIActionRowComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { MAX_SELECT_OPTION_LENGTH } from '../../core/message/discord-limits.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { row } from '../format/components.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { authorsAndDate } from './list-entry.ts';

/** How a menu of papers is shown. */
interface PaperSelectOptions {
  /** Says what choosing does. */
  readonly placeholder: string;
  /** Whether each paper has its number on the list before its title. */
  readonly isNumbered: boolean;
}

/** Returns a select menu that opens a paper's card. Each paper is listed once, since option values must be unique. */
export function paperSelect(
  papers: readonly Paper[],
  { placeholder, isNumbered }: PaperSelectOptions = { placeholder: 'Open a card', isNumbered: false },
): APIActionRowComponent<APIStringSelectComponent> {
  const options = new Map<PaperId, APISelectMenuOption>();
  for (const [index, paper] of papers.entries()) {
    if (options.has(paper.id)) continue;
    const number = isNumbered ? `${index + 1}. ` : '';
    const description = authorsAndDate(paper, MAX_SELECT_OPTION_LENGTH);
    options.set(paper.id, {
      label: number + plainTitle(paper, MAX_SELECT_OPTION_LENGTH - number.length),
      value: String(paper.id),
      ...(description === '' ? {} : { description }),
    });
  }
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId('open'),
    placeholder,
    options: [...options.values()],
  });
}
