import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { button, message, textDisplay } from '../format/components.ts';
import { MAX_MESSAGE_WEIGHT, weighAll } from '../format/text-weight.ts';

/** A reference to a paper in three forms, in plain text. */
interface Citation {
  readonly bibtex: string;
  readonly apa: string;
  readonly markdown: string;
}

/** Returns the button that shows references to a paper. */
export function citeButton(paperId: PaperId): APIButtonComponentWithCustomId {
  return button(customId('cite', paperId), { label: 'Cite' });
}

/** Returns references to a paper as blocks that can be copied; `undefined` if they do not fit a message. */
export function citationView({ bibtex, apa, markdown }: Citation): MessageBody | undefined {
  const texts = [
    `**BibTeX**\n${codeBlock(bibtex, 'bibtex')}`,
    `**APA**\n${codeBlock(apa)}`,
    `**Markdown**\n${codeBlock(markdown)}`,
  ];
  return weighAll(texts) > MAX_MESSAGE_WEIGHT ? undefined : message(...texts.map(textDisplay));
}

/**
 * Returns a text as a block that Discord shows unchanged. Three back ticks would end it, and a back tick with a slash begins
 * a mention of a command: they become apostrophes.
 */
function codeBlock(text: string, language = ''): string {
  const safe = text.replace(/`{3,}|`(?=\/)/g, ticks => "'".repeat(ticks.length));
  return `\`\`\`${language}\n${safe}\n\`\`\``;
}
