import { ButtonStyle } from 'discord-api-types/v10';
import type { Button } from './component.ts';
import type { Path, Problem } from './form.ts';

/** docs, "Button": which fields go with which style. @param path where the button stands */
export function buttonProblems(button: Button, path: Path): Problem[] {
  if (button.style === ButtonStyle.Premium) return problemsAt(path, premiumFaults(button));
  const own = button.style === ButtonStyle.Link ? linkFaults(button) : plainFaults(button);
  return problemsAt(path, [...own, ...faceFaults(button)]);
}

type Fault = readonly [field: keyof Button, code: string, message: string];

function problemsAt(path: Path, faults: readonly Fault[]): Problem[] {
  return faults.map(([field, code, message]) => ({ path: [...path, field], code, message }));
}

function linkFaults({ url, custom_id, sku_id }: Button): Fault[] {
  return [
    ...when(isBlank(url), 'url', 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required'),
    ...when(
      !isBlank(custom_id),
      'custom_id',
      'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
      'A custom id and url cannot both be specified',
    ),
    ...skuFaults(sku_id),
  ];
}

function plainFaults({ url, custom_id, sku_id }: Button): Fault[] {
  return [
    ...when(
      isBlank(custom_id),
      'custom_id',
      'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
      'A custom id is required',
    ),
    ...when(
      !isBlank(url),
      'url',
      'BUTTON_COMPONENT_URL_NOT_ALLOWED',
      'A url is only allowed on link buttons',
    ),
    ...skuFaults(sku_id),
  ];
}

/** A premium button is drawn by Discord. What Discord calls these mistakes is not known; the rules are. */
function premiumFaults(button: Button): Fault[] {
  const foreign = (['custom_id', 'label', 'url', 'emoji'] as const).filter(
    field => button[field] !== undefined && button[field] !== null,
  );
  return [
    ...when(isBlank(button.sku_id), 'sku_id', 'BUTTON_COMPONENT_SKU_ID_REQUIRED', 'A sku id is required'),
    ...foreign.map((field): Fault => [
      field,
      'BUTTON_COMPONENT_PREMIUM_FIELD_NOT_ALLOWED',
      'Not allowed on premium buttons',
    ]),
  ];
}

function skuFaults(skuId: Button['sku_id']): Fault[] {
  const message = 'A sku id is only allowed on premium buttons';
  return when(!isBlank(skuId), 'sku_id', 'BUTTON_COMPONENT_SKU_ID_NOT_ALLOWED', message);
}

function faceFaults({ label, emoji }: Button): Fault[] {
  const isFaceless = isBlank(label) && (emoji === undefined || emoji === null);
  const message = 'A label or an emoji is required';
  return when(isFaceless, 'label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message);
}

function when(isWrong: boolean, ...fault: Fault): Fault[] {
  return isWrong ? [fault] : [];
}

function isBlank(value: string | null | undefined): boolean {
  return value === undefined || value === null || value.trim() === '';
}
