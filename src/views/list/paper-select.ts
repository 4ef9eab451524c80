import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { MAX_SELECT_OPTION_LENGTH } from '../../core/message/discord-limits.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { row } from '../format/components.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { authorsAndDate } from './list-entry.ts';

/** Returns a select menu that opens a paper's card. Each paper is listed once, since option values must be unique. */
export function paperSelect(papers: readonly Paper[]): APIActionRowComponent<APIStringSelectComponent> {
  const unique = [...new Map(papers.map(paper => [paper.id, paper])).values()];
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId('open'),
    placeholder: 'Open a card',
    options: unique.map(paper => {
      const description = authorsAndDate(paper, MAX_SELECT_OPTION_LENGTH);
      return {
        label: plainTitle(paper, MAX_SELECT_OPTION_LENGTH),
        value: String(paper.id),
        ...(description === '' ? {} : { description }),
      };
    }),
  });
}
