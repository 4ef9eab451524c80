import { ButtonStyle } from 'discord-api-types/v10';
import type { Button } from './component.ts';
import type { FieldPath, FieldProblem } from './form.ts';

/** Returns the fields that do not fit a button's style (docs, "Button"). @param path path of the button */
export function buttonProblems(button: Button, path: FieldPath): FieldProblem[] {
  if (button.style === ButtonStyle.Premium) return problemsAt(path, premiumFaults(button));
  const styleFaults = button.style === ButtonStyle.Link ? linkFaults(button) : plainFaults(button);
  return problemsAt(path, [...styleFaults, ...labelFaults(button)]);
}

type Fault = readonly [field: keyof Button, code: string, message: string];

function problemsAt(path: FieldPath, faults: readonly Fault[]): FieldProblem[] {
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

/** Discord sets the content of a premium button. The rules are documented; the error codes are our guess. */
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

function labelFaults({ label, emoji }: Button): Fault[] {
  const isUnlabelled = isBlank(label) && (emoji === undefined || emoji === null);
  const message = 'A label or an emoji is required';
  return when(isUnlabelled, 'label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message);
}

function when(isWrong: boolean, ...fault: Fault): Fault[] {
  return isWrong ? [fault] : [];
}

function isBlank(value: string | null | undefined): boolean {
  return value === undefined || value === null || value.trim() === '';
}
