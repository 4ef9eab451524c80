import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { entryMarkdown } from '../../../src/views/list/list-entry.ts';
import { abstractView } from '../../../src/views/paper/abstract.ts';
import { citeButton } from '../../../src/views/paper/citation.ts';
import { card } from '../../../src/views/paper/card.ts';
import { sharedCard } from '../../../src/views/paper/posted-card.ts';
import { aPaper, fullPaper } from '../paper-fixtures.ts';
import { customIdsOf, textsOf } from '../message-parts.ts';

const link = (label: string, url: string) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
});

describe('a card', () => {
  it('marks a withdrawn paper, and so does a list', () => {
    const withdrawn = aPaper({ isWithdrawn: true, publishedAt: '2025' });
    expect(textsOf(card(withdrawn, { saved: false }))[0]).toContain('-# ⚠️ Withdrawn · 2025');
    expect(textsOf(card(aPaper(), { saved: false })).join('')).not.toContain('Withdrawn');
    const entry = entryMarkdown(withdrawn, { number: '1.', summaryWeight: 0 }, 1_000);
    expect(entry).toContain('-# ⚠️ Withdrawn · 2025');
  });

  it('shows a paper with its buttons and links', () => {
    expect(card(fullPaper, { saved: false })).toEqual({
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
                '-# 29 Jul 2025 · ▲ 1,234 on Hugging Face · 💬 1 comment · cs.RO, cs.CY',
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
                citeButton(7),
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

  it('has the thumbnail of its source beside the title', () => {
    const thumbnail = 'https://cdn-thumbnails.huggingface.co/papers/2507.12345.png';
    const [box] = card(aPaper({ thumbnail }), { saved: false }).components;
    expect(box).toMatchObject({
      components: [
        {
          type: ComponentType.Section,
          components: [{ content: '### Paper routes of the suburbs' }],
          accessory: {
            type: ComponentType.Thumbnail,
            media: { url: thumbnail },
            description: 'Picture from Hugging Face',
          },
        },
        {},
        {},
        {},
      ],
    });
    const other = aPaper({ thumbnail: 'https://pictures.example/2507.12345.png' });
    expect(card(other, { saved: false })).toEqual(card(aPaper(), { saved: false }));
  });

  it('shows a paper with only a title', () => {
    const body = card(aPaper(), { saved: false });
    expect(textsOf(body)).toEqual(['### Paper routes of the suburbs']);
    expect(customIdsOf(body)).toEqual(['v1|save|7', 'v1|similar|7', 'v1|post-card|7', 'v1|cite|7']);
  });

  it('has another button for a saved paper', () => {
    expect(customIdsOf(card(aPaper(), { saved: true }))).toEqual([
      'v1|saved|7',
      'v1|similar|7',
      'v1|post-card|7',
      'v1|cite|7',
    ]);
  });

  it('has a second row for links if there are five beside the button that cites', () => {
    const linked = { ...fullPaper, doi: '10.5555/1', githubRepo: 'ada/lamps' };
    const [box] = card(linked, { saved: false }).components;
    const rows = box?.type === ComponentType.Container ? box.components.slice(-2) : [];
    expect(rows.map(row => (row.type === ComponentType.ActionRow ? row.components.length : 0))).toEqual([
      5, 1,
    ]);
  });

  it('says when its summary comes from the abstract', () => {
    expect(textsOf(card({ ...fullPaper, tldr: null }, { saved: false }))[1]).toBe(
      '*From the abstract:* We follow forty bicycles through one town. Each of them carries 3.5 kg of papers.',
    );
  });

  it('links the three newest earlier posts', () => {
    const earlierPosts = [1, 2, 3, 4].map(at => ({
      messageId: `40000000000000000${at}`,
      channelId: '300000000000000001',
      guildId: at === 2 ? null : '200000000000000001',
      postedAt: 1_795_000_000_000 - at * 1000,
    }));
    expect(textsOf(card(aPaper(), { saved: false, earlierPosts }))[1]).toBe(
      [
        '-# Posted here before: <t:1794999999:R> https://discord.com/channels/200000000000000001/300000000000000001/400000000000000001',
        '<t:1794999998:R> https://discord.com/channels/@me/300000000000000001/400000000000000002',
        '<t:1794999997:R> https://discord.com/channels/200000000000000001/300000000000000001/400000000000000003',
      ].join(' · '),
    );
  });

  it('names the source that a paper was just added from', () => {
    const texts = textsOf(card(aPaper(), { saved: false, source: 'Hugging *Face*' }));
    expect(texts[1]).toBe('-# Added from Hugging \\*Face\\*.');
  });

  it('counts saves with the emoji of the server', () => {
    const saves = { savers: 2, publicSavers: ['3000000000000000001'] };
    const text = textsOf(card(fullPaper, { saved: true, ...saves, saveEmoji: '📌' })).join('\n');
    expect(text).toMatch(/📌 2 saves[^]*📌 Saved by <@3000000000000000001> and 1 other/u);
    expect(text).not.toContain('🔖');
    expect(textsOf(card(fullPaper, { saved: true, ...saves })).join('\n')).toContain('🔖 2 saves');
    const style = { saveEmoji: '📌', dateLanguage: 'en' };
    const shared = sharedCard(fullPaper, { sharedBy: '1', canReact: true, savers: 2, style });
    expect(textsOf(shared).join('\n')).toContain('📌 2 saves');
  });

  it('counts saves once, where all are of this server', () => {
    const seenHere = { counts: { saves: 1 } };
    const same = textsOf(card(fullPaper, { saved: true, savers: 1, seenHere })).join('\n');
    expect(same).toContain('In this server: 1 save');
    expect(same).not.toContain('🔖 1 save');
    const more = textsOf(card(fullPaper, { saved: true, savers: 2, seenHere })).join('\n');
    expect(more).toMatch(/🔖 2 saves[^]*In this server: 1 save/u);
  });

  it('counts votes once, on the button that changes them', () => {
    const community = { vote: { voteEmoji: '👍', votes: 3, hasVoted: false }, comments: undefined };
    const counts = { votes: 3, saves: 0 };
    const body = card(fullPaper, { saved: true, community, seenHere: { counts } });
    expect(JSON.stringify(body)).toContain('"label":"3"');
    expect(textsOf(body).join('\n')).not.toContain('In this server');
  });

  it('shows that it was posted', () => {
    const body = card(aPaper(), { saved: false, posted: true });
    expect(JSON.stringify(body)).toContain('"label":"Posted ✓","custom_id":"v1|post-card|7","disabled":true');
  });

  it('shows a title that cannot be a link label without a link', () => {
    const body = card({ ...fullPaper, title: '🦙' }, { saved: false });
    expect(textsOf(body)[0]).toMatch(/^### 🦙\n/);
  });

  it('shows a placeholder for an empty title', () => {
    expect(textsOf(card(aPaper({ title: '\u200B' }), { saved: false }))).toEqual(['### Untitled paper']);
  });
});

describe('a shared card', () => {
  it('names the member who shared it, and can be saved and removed but not posted again', () => {
    const body = sharedCard(fullPaper, { sharedBy: '223456789012345678', canReact: true });
    expect(textsOf(body).at(-1)).toBe('-# Shared by <@223456789012345678> · react with 🔖 to save it');
    expect(customIdsOf(body)).toEqual([
      'v1|save|7|card',
      'v1|abstract|7',
      'v1|similar|7',
      'v1|remove-post',
      'v1|cite|7',
    ]);
  });

  it('does not mention reactions if the bot cannot see them', () => {
    const body = sharedCard(fullPaper, { sharedBy: '223456789012345678', canReact: false });
    expect(textsOf(body).at(-1)).toBe('-# Shared by <@223456789012345678>');
  });
});

describe('the view of an abstract', () => {
  it('shows the whole abstract under the title', () => {
    expect(textsOf(abstractView(fullPaper))).toEqual([
      '### [Paper routes of the suburbs: a bicycle study](https://arxiv.org/abs/2507.12345)',
      `**Abstract**\n${fullPaper.abstract}`,
    ]);
  });

  it('ends a long one with an ellipsis', () => {
    const [, abstract] = textsOf(abstractView({ ...fullPaper, abstract: 'bicycle '.repeat(2000) }));
    expect(abstract).toMatch(/bicycle…$/);
  });

  it('says that there is no abstract', () => {
    expect(textsOf(abstractView(aPaper()))[1]).toBe('No abstract available.');
  });
});
