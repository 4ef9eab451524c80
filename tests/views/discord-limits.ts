import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { customIdsOf, partsOf, textsOf } from './message-parts.ts';

/** Returns what Discord would reject in a message: documented rules, and one that was only observed (10,170 bytes). */
export function limitsBroken(body: MessageBody): string[] {
  const broken: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) broken.push(what);
  };
  const between = (text: string | undefined, max: number, what: string) =>
    expect(
      text !== undefined && text.trim() !== '' && text.length <= max,
      `${what} of ${text?.length} characters`,
    );

  const parts = partsOf(body);
  const texts = textsOf(body);
  const ids = customIdsOf(body);
  const characters = texts.join('').length;
  const bytes = Buffer.byteLength(texts.join('')) + 12 * texts.length;
  expect(body.flags === 32_768, `flags ${body.flags}`);
  expect(body.allowed_mentions.parse.length === 0, 'mentions');
  expect(parts.length >= 1 && parts.length <= 40, `${parts.length} components`);
  expect(characters <= 4000, `${characters} characters of text`);
  expect(bytes <= 10_170, `${bytes} bytes of text`);
  expect(new Set(ids).size === ids.length, `custom_id twice in ${ids.join(' ')}`);
  for (const id of ids) between(id, 100, 'custom_id');
  for (const text of texts) {
    between(text, 4000, 'text');
    expect(!/\p{Surrogate}/u.test(text), 'half a character');
  }

  for (const part of parts) {
    if (part.type === ComponentType.ActionRow) {
      const buttons = part.components.filter(child => child.type === ComponentType.Button).length;
      const others = part.components.length - buttons;
      expect((buttons > 0 && buttons <= 5 && others === 0) || (buttons === 0 && others === 1), 'row');
    }
    if (part.type === ComponentType.Section) {
      expect(part.components.length >= 1 && part.components.length <= 3, 'texts of a section');
    }
    if (part.type === ComponentType.Container) expect(part.components.length > 0, 'empty container');
    if (part.type === ComponentType.Button && part.style !== ButtonStyle.Premium) {
      between(part.label, 80, 'label');
      if (part.style === ButtonStyle.Link) {
        between(part.url, 512, 'url');
        expect(/^https?:\/\/[!-~]+$/.test(part.url), `url ${part.url}`);
      }
    }
    if (part.type === ComponentType.StringSelect) {
      between(part.placeholder, 150, 'placeholder');
      expect(part.options.length >= 1 && part.options.length <= 25, `${part.options.length} options`);
      expect(
        new Set(part.options.map(option => option.value)).size === part.options.length,
        'option value twice',
      );
      for (const option of part.options) {
        between(option.label, 100, 'option label');
        between(option.value, 100, 'option value');
        if (option.description !== undefined) between(option.description, 100, 'option description');
      }
    }
  }
  return broken;
}
