import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { buttonFace } from '../actor/component-use.ts';
import { channelName, nameOf } from '../actor/whereabouts.ts';
import type { AnyComponent, Button } from '../rules/component.ts';
import type { Embed } from '../rules/embed.ts';
import type { Directory } from '../world/directory.ts';
import type { Message } from '../world/message.ts';

const LABEL = 30;

/** A message as plain text for a terminal: who wrote it, what it says, what can be pressed. No line break at its end. */
export function messageText(message: Message): string {
  const isLoading = (message.flags & MessageFlags.Loading) !== 0;
  const body = isLoading ? ['is thinking…'] : bodyLines(message);
  const privately = message.audience === null ? '' : ' (only you can see this)';
  const reactions = message.reactions.map(({ emoji, userIds }) => `${emoji.name} ${userIds.length}`);
  return [
    `${nameOf(message.author)}${privately}:`,
    ...body,
    ...message.attachments.map(file => `file: ${file.filename} <${file.url}>`),
    ...(reactions.length === 0 ? [] : [reactions.join('  ')]),
  ]
    .flatMap(part => part.split('\n'))
    .map((line, index) => (index === 0 ? line : `  ${line}`.trimEnd()))
    .join('\n');
}

/** Masked links as `title <url>`; other Markdown stays as it was written. */
export function plainLinks(markdown: string): string {
  return markdown.replaceAll(/\[((?:\\.|[^\]\\])*)\]\(<?([^\s)>]+)>?(?:\s+"[^"]*")?\)/gu, '$1 <$2>');
}

/** Mentions of channels and people by their names, and timestamps as times of day, as the client draws them. */
export function plainReferences(
  markdown: string,
  directory: Pick<Directory, 'findChannel' | 'findUser'>,
): string {
  return markdown
    .replaceAll(/<#(\d+)>/gu, (mention, id: string) => {
      const channel = directory.findChannel(id);
      return channel === undefined ? mention : channelName(channel);
    })
    .replaceAll(/<@!?(\d+)>/gu, (mention, id: string) => {
      const user = directory.findUser(id);
      return user === undefined ? mention : `@${nameOf(user)}`;
    })
    .replaceAll(/<t:(\d+)(?::[a-zA-Z])?>/gu, (_, seconds: string) =>
      new Date(Number(seconds) * 1000)
        .toISOString()
        .replace('T', ' ')
        .replace(/:\d\d\.\d+Z$/u, ' UTC'),
    );
}

function bodyLines(message: Message): string[] {
  return [
    ...(message.content === '' ? [] : [plainLinks(message.content)]),
    ...message.embeds.flatMap(embedLines),
    ...message.components.flatMap(componentLines),
  ];
}

function embedLines(embed: Embed): string[] {
  const link = embed.url === undefined || embed.url === null ? '' : ` <${embed.url}>`;
  const lines = [
    embed.author?.name,
    embed.title === undefined || embed.title === null ? undefined : `${plainLinks(embed.title)}${link}`,
    embed.description === undefined || embed.description === null ? undefined : plainLinks(embed.description),
    ...(embed.fields ?? []).map(field => `${field.name}: ${plainLinks(field.value)}`),
    embed.footer?.text,
  ];
  return lines.flatMap(line => (line === undefined || line === '' ? [] : [line]));
}

function componentLines(component: AnyComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [plainLinks(component.content)];
    case ComponentType.ActionRow:
      return [component.components.flatMap(componentLines).join(' ')];
    case ComponentType.Container:
      return component.components.flatMap(componentLines);
    case ComponentType.Section:
      return [...component.components.flatMap(componentLines), ...componentLines(component.accessory)];
    case ComponentType.Button:
      return [buttonText(component)];
    case ComponentType.StringSelect:
      return [
        `[${component.placeholder ?? 'Select'}: ${component.options.map(each => shortened(each.label)).join(' | ')}]`,
      ];
    case ComponentType.Separator:
      return [component.divider ? '———' : ''];
    case ComponentType.MediaGallery:
      return component.items.map(item => pictureText(item.description, item.media.url));
    case ComponentType.Thumbnail:
      return [pictureText(component.description, component.media.url)];
    case ComponentType.File:
      return [`file: ${component.file.url}`];
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
    default:
      return [`[${component.placeholder ?? 'Select'}]`];
  }
}

function buttonText(button: Button): string {
  const face = buttonFace(button);
  if (button.style === ButtonStyle.Link) return `[${face}] <${button.url ?? ''}>`;
  return button.disabled === true ? `[${face} (disabled)]` : `[${face}]`;
}

function pictureText(description: string | null | undefined, url: string): string {
  return `picture: ${description ?? ''} <${url}>`.replace(':  ', ': ');
}

/** Labels stand side by side: the beginning of each tells them apart. */
function shortened(label: string): string {
  return label.length <= LABEL ? label : `${label.slice(0, LABEL).trimEnd()}…`;
}
