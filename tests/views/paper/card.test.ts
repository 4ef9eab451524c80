import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { abstractView } from '../../../src/views/paper/abstract.ts';
import { card, sharedCard } from '../../../src/views/paper/card.ts';
import { aPaper, toldPaper } from './a-paper.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';

const link = (label: string, url: string) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
});

describe('a card', () => {
  it('shows a paper and what can be done with it', () => {
    expect(card(toldPaper, { saved: false })).toEqual({
      flags: 32_768,
      components: [
        {
          type: ComponentType.Container,
          accent_color: 0x3b82f6,
          components: [
            {
              type: ComponentType.TextDisplay,
              content: [
                '### [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)',
                'Ada Byron and 6 others · **Suburb University**',
                '-# 29 Jul 2025 · ▲ 1,234 upvotes · 💬 1 comment · cs.RO, cs.CY',
              ].join('\n'),
            },
            {
              type: ComponentType.TextDisplay,
              content:
                'Forty bicycles are followed through a town; dogs turn out to be the main cause of delay.',
            },
            { type: ComponentType.TextDisplay, content: '-# bicycles · delivery' },
            { type: ComponentType.Separator, divider: true },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: 'Save',
                  emoji: { name: '🔖' },
                  custom_id: 'v1|save|7',
                },
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: 'Abstract',
                  custom_id: 'v1|abstract|7',
                },
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: 'Similar',
                  custom_id: 'v1|similar|7',
                },
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Secondary,
                  label: 'Post to channel',
                  emoji: { name: '📣' },
                  custom_id: 'v1|post-card|7',
                },
              ],
            },
            {
              type: ComponentType.ActionRow,
              components: [
                link('arXiv', 'https://arxiv.org/abs/2507.12345'),
                link('PDF', 'https://arxiv.org/pdf/2507.12345'),
                link('Hugging Face', 'https://huggingface.co/papers/2507.12345'),
                link('GitHub', 'https://github.com/suburb/bicycles'),
              ],
            },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
    });
  });

  it('shows a paper of which only the title is known', () => {
    const body = card(aPaper(), { saved: false });
    expect(textsOf(body)).toEqual(['### Paper routes of the suburbs']);
    expect(customIdsOf(body)).toEqual(['v1|save|7', 'v1|similar|7', 'v1|post-card|7']);
  });

  it('turns its button when the paper is saved', () => {
    expect(customIdsOf(card(aPaper(), { saved: true }))).toEqual([
      'v1|unsave|7',
      'v1|similar|7',
      'v1|post-card|7',
    ]);
  });

  it('says when its summary comes from the abstract', () => {
    expect(textsOf(card({ ...toldPaper, tldr: null }, { saved: false }))[1]).toBe(
      '*From the abstract:* We follow forty bicycles through one town. Each of them carries 3.5 kg of papers.',
    );
  });

  it('says where the paper stood before, the newest three', () => {
    const stood = [1, 2, 3, 4].map(at => ({
      messageId: `40000000000000000${at}`,
      channelId: '300000000000000001',
      guildId: at === 2 ? null : '200000000000000001',
      postedAt: 1_795_000_000_000 - at * 1000,
    }));
    expect(textsOf(card(aPaper(), { saved: false, stood }))[1]).toBe(
      [
        '-# Posted here before: <t:1794999999:R> https://discord.com/channels/200000000000000001/300000000000000001/400000000000000001',
        '<t:1794999998:R> https://discord.com/channels/@me/300000000000000001/400000000000000002',
        '<t:1794999997:R> https://discord.com/channels/200000000000000001/300000000000000001/400000000000000003',
      ].join(' · '),
    );
  });

  it('says where a paper was found that was not here', () => {
    const texts = textsOf(card(aPaper(), { saved: false, foundAt: 'Hugging *Face*' }));
    expect(texts[1]).toBe('-# It was not here: found at Hugging \\*Face\\*, and kept from now on.');
  });

  it('says that it was posted', () => {
    const body = card(aPaper(), { saved: false, posted: true });
    expect(JSON.stringify(body)).toContain('"label":"Posted ✓","custom_id":"v1|post-card|7","disabled":true');
  });

  it('shows the title without a link where no letter of it can stand in one', () => {
    const body = card({ ...toldPaper, title: '🦙' }, { saved: false });
    expect(textsOf(body)[0]).toMatch(/^### 🦙\n/);
  });

  it('gives an empty title a name', () => {
    expect(textsOf(card(aPaper({ title: '\u200B' }), { saved: false }))).toEqual(['### Untitled paper']);
  });
});

describe('a card for everybody', () => {
  it('names who shared it, and can be saved but not posted again', () => {
    const body = sharedCard(toldPaper, { sharedBy: '223456789012345678', reactable: true });
    expect(textsOf(body).at(-1)).toBe('-# Shared by <@223456789012345678> · react with 🔖 to save it');
    expect(customIdsOf(body)).toEqual(['v1|save|7|card', 'v1|abstract|7', 'v1|similar|7']);
  });

  it('speaks of no reactions where they cannot be seen', () => {
    const body = sharedCard(toldPaper, { sharedBy: '223456789012345678', reactable: false });
    expect(textsOf(body).at(-1)).toBe('-# Shared by <@223456789012345678>');
  });
});

describe('the view of an abstract', () => {
  it('shows all of it under the title', () => {
    expect(textsOf(abstractView(toldPaper))).toEqual([
      '### [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)',
      `**Abstract**\n${toldPaper.abstract}`,
    ]);
  });

  it('ends a long one with an ellipsis', () => {
    const [, abstract] = textsOf(abstractView({ ...toldPaper, abstract: 'bicycle '.repeat(2000) }));
    expect(abstract).toMatch(/bicycle…$/);
  });

  it('says so where there is none', () => {
    expect(textsOf(abstractView(aPaper()))[1]).toBe('Paperboy knows no abstract of this paper.');
  });
});
