import { Locale } from 'discord-api-types/v10';
import type { Path, Problem } from './form.ts';

/** docs, "Application Command Naming". */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** docs, "Locales". */
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

type Translations = Readonly<Record<string, string | null>> | null | undefined;

/** What is wrong with the name of a chat command or of an option, and with its translations: the same pattern holds for all. */
export function nameProblems(
  { name, name_localizations }: { readonly name: string; readonly name_localizations?: Translations },
  at: Path,
): Problem[] {
  const paths: Path[] = [
    ...(isChatInputName(name) ? [] : [[...at, 'name']]),
    ...entries(name_localizations)
      .filter(([, translated]) => !isChatInputName(translated))
      .map(([locale]) => [...at, 'name_localizations', locale]),
  ];
  return [
    ...paths.map(path => ({
      path,
      code: 'APPLICATION_COMMAND_INVALID_NAME',
      message: 'Command name is invalid',
    })),
    ...unknownLocales(name_localizations, [...at, 'name_localizations']),
  ];
}

/** What is wrong with translations of a text of 1 to `max` characters (docs, "Localization"). */
export function translationProblems(translations: Translations, at: Path, max: number): Problem[] {
  const message = `Must be between 1 and ${max} in length.`;
  return [
    ...entries(translations)
      .filter(([, text]) => text.trim() === '' || text.length > max)
      .map(([locale]) => ({ path: [...at, locale], code: 'BASE_TYPE_BAD_LENGTH', message })),
    ...unknownLocales(translations, at),
  ];
}

function unknownLocales(translations: Translations, at: Path): Problem[] {
  const message = `Value must be one of {${[...LOCALES].join(', ')}}.`;
  return Object.keys(translations ?? {})
    .filter(locale => !LOCALES.has(locale))
    .map(locale => ({ path: [...at, locale], code: 'ENUM_TYPE_COERCE', message }));
}

function entries(translations: Translations): [locale: string, text: string][] {
  return Object.entries(translations ?? {}).flatMap(([locale, text]) =>
    text === null ? [] : [[locale, text]],
  );
}

function isChatInputName(name: string): boolean {
  return CHAT_INPUT_NAME.test(name) && name === name.toLowerCase();
}
