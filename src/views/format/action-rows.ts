import {
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';

/** Returns the rows of buttons and select menus of a message, also those within containers. */
export function actionRows(
  components: readonly APIMessageTopLevelComponent[],
): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  return components
    .flatMap(component => (component.type === ComponentType.Container ? component.components : [component]))
    .filter(component => component.type === ComponentType.ActionRow);
}
