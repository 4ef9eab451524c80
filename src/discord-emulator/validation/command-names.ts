import { Locale } from 'discord-api-types/v10';
import { badLengthError } from './field-errors.ts';
import type { FieldPath, FieldProblem } from './form.ts';

/** docs, "Application Command Naming". */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** docs, "Locales". */
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

type Translations = Readonly<Record<string, string | null>> | null | undefined;

/** Returns the problems of the name of a chat input command or option and of its translations; one pattern holds for all. */
export function nameProblems(
  { name, name_localizations }: { readonly name: string; readonly name_localizations?: Translations },
  at: FieldPath,
): FieldProblem[] {
  const paths: FieldPath[] = [
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

/** Returns the problems of the translations of a text of 1 to `max` characters (docs, "Localization"). */
export function translationProblems(translations: Translations, at: FieldPath, max: number): FieldProblem[] {
  return [
    ...entries(translations)
      .filter(([, text]) => text.trim() === '' || text.length > max)
      .map(([locale]) => ({ path: [...at, locale], ...badLengthError(1, max) })),
    ...unknownLocales(translations, at),
  ];
}

function unknownLocales(translations: Translations, at: FieldPath): FieldProblem[] {
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
