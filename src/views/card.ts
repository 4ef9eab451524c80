import type { APIComponentInContainer } from 'discord-api-types/v10';
import { customId } from '../core/custom-id.ts';
import type { MessageBody } from '../core/message-body.ts';
import type { Paper } from '../core/paper.ts';
import { abstractMarkdown, hasAbstract } from './abstract-text.ts';
import { authorLine } from './authors.ts';
import { fitText, MESSAGE_WEIGHT, weigh } from './budget.ts';
import { BLUE, button, container, linkButton, message, row, separator, textDisplay } from './components.ts';
import { escapeText } from './escape.ts';
import { count, joinFacts } from './facts.ts';
import { paperLinks } from './links.ts';
import { summaryMarkdown, titleMarkdown } from './paper-entry.ts';
import { formatDate } from './partial-date.ts';
import { summaryOf } from './summary.ts';

/** Weights of a card's parts; what they leave of a message goes to the abstract. */
const TITLE = 400;
const MAX_URL = 512;
const AUTHORS = 250;
const ORGANIZATION = 120;
const FACTS = 160;
const SUMMARY = 1200;
const KEYWORDS = 200;

/**
 * One paper as a message: title, authors, organisation, dates, summary, and what can be done with it. `saved`: whether
 * the reader has it in the library; `full`: shows the abstract instead of a button for it.
 */
export function card(paper: Paper, { saved, full = false }: { saved: boolean; full?: boolean }): MessageBody {
  const head = headMarkdown(paper);
  // An excerpt above the whole abstract would say the same twice.
  const summary = full && summaryOf(paper)?.from === 'abstract' ? undefined : summaryMarkdown(paper, SUMMARY);
  const keywords = keywordsMarkdown(paper);
  const around = [head, summary, keywords].filter(part => part !== undefined);
  const room = MESSAGE_WEIGHT - around.map(weigh).reduce((sum, weight) => sum + weight);
  const abstract = full ? abstractMarkdown(paper, room) : undefined;
  const texts = [head, summary, abstract, keywords].filter(part => part !== undefined);

  const id = customId(saved ? 'unsave' : 'save', paper.id);
  const links = paperLinks(paper);
  const components: APIComponentInContainer[] = [
    ...texts.map(textDisplay),
    separator(),
    row(
      saved ? button(id, { label: 'Saved ✓', done: true }) : button(id, { label: 'Save', emoji: '🔖' }),
      ...(full || !hasAbstract(paper) ? [] : [button(customId('abstract', paper.id), { label: 'Abstract' })]),
    ),
    ...(links.length === 0 ? [] : [row(...links.map(({ url, label }) => linkButton(url, label)))]),
  ];
  return message(container(BLUE, components));
}

function headMarkdown(paper: Paper): string {
  const people = joinFacts([
    fitText(authorLine(paper) ?? '', AUTHORS, escapeText),
    fitText(paper.organization ?? '', ORGANIZATION, part => `**${escapeText(part)}**`),
  ]);
  const facts = fitText(cardFacts(paper), FACTS, escapeText);
  return [
    `### ${titleMarkdown(paper, { weight: TITLE, url: MAX_URL })}`,
    ...(people === '' ? [] : [people]),
    ...(facts === '' ? [] : [`-# ${facts}`]),
  ].join('\n');
}

function cardFacts(paper: Paper): string {
  return joinFacts([
    paper.publishedAt === null ? undefined : formatDate(paper.publishedAt),
    paper.upvotes === null ? undefined : `▲ ${count(paper.upvotes, 'upvote')}`,
    paper.comments === null ? undefined : `💬 ${count(paper.comments, 'comment')}`,
    paper.categories.join(', '),
  ]);
}

function keywordsMarkdown(paper: Paper): string | undefined {
  return fitText(joinFacts(paper.keywords), KEYWORDS, part => `-# ${escapeText(part)}`) || undefined;
}
