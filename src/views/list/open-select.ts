import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { row } from '../format/components.ts';
import { plainTitle, whoAndWhen } from '../paper/paper-entry.ts';

/** Label and description of an option, UTF-16 code units each (docs, "String Select"). */
const MAX_OPTION_TEXT = 100;

/** A select menu that opens the card of one of the listed papers; every paper once, since values must differ. */
export function openSelect(papers: readonly Paper[]): APIActionRowComponent<APIStringSelectComponent> {
  const different = [...new Map(papers.map(paper => [paper.id, paper])).values()];
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId('open'),
    placeholder: 'Open a card',
    options: different.map(paper => {
      const description = whoAndWhen(paper, MAX_OPTION_TEXT);
      return {
        label: plainTitle(paper, MAX_OPTION_TEXT),
        value: String(paper.id),
        ...(description === '' ? {} : { description }),
      };
    }),
  });
}
