import { ComponentType } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { MAX_SELECT_OPTION_LENGTH } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { BLUE, container, message, row, textDisplay } from '../format/components.ts';
import { fitPlain } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { plainTitle, titleMarkdown } from '../paper/paper-title.ts';

const TITLE_LIMITS = { weight: 300, urlLength: 500 };

/** Returns the private message in which a curator chooses among papers that fit the words they typed. */
export function draftPaperChoice(draftId: number, papers: readonly Paper[], replaced?: Paper): MessageBody {
  const use =
    replaced === undefined
      ? 'Choose the one to add.'
      : `Choose the one that takes the place of **${titleMarkdown(replaced, TITLE_LIMITS)}**.`;
  return message(
    container(BLUE, [
      textDisplay(`These words may mean several papers. ${use}`),
      row({
        type: ComponentType.StringSelect,
        custom_id: customId('draft-pick', draftId, ...(replaced === undefined ? [] : [replaced.id])),
        placeholder: 'Choose a paper',
        options: papers.map(paper => ({
          label: plainTitle(paper, MAX_SELECT_OPTION_LENGTH),
          value: String(paper.id),
          ...descriptionOf(paper),
        })),
      }),
    ]),
  );
}

/** What distinguishes papers with similar titles. */
function descriptionOf({ arxivId, publishedAt }: Paper): { readonly description?: string } {
  const parts = [arxivId === null ? undefined : `arXiv ${arxivId}`, publishedAt ?? undefined];
  const description = fitPlain(joinParts(parts), MAX_SELECT_OPTION_LENGTH);
  return description === '' ? {} : { description };
}
