import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { AnyCommand, AnyComponentAction, ModalAction, ModalSubmit } from '../../../src/command.ts';
import { UserError } from '../../../src/core/message/user-error.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

const noteForm = {
  custom_id: 'v1|test-note|7',
  title: 'Note',
  components: [
    {
      type: ComponentType.Label as const,
      label: 'Your note',
      component: {
        type: ComponentType.TextInput as const,
        custom_id: 'note',
        style: TextInputStyle.Paragraph as const,
      },
    },
    {
      type: ComponentType.Label as const,
      label: 'Status',
      component: {
        type: ComponentType.StringSelect as const,
        custom_id: 'status',
        options: ['read', 'reading'].map(value => ({ label: value, value })),
        required: false,
      },
    },
  ],
};

/** Opens the form, in place of `/help`. */
const opensForm: AnyCommand = {
  definition: { name: 'help', description: 'A form' },
  example: '/help',
  run: async () => ({ kind: 'modal', modal: noteForm }),
};

const BUTTON = 'v1|test-form';

/** Shows a button that opens the form, in place of `/about`. */
const showsButton: AnyCommand = {
  ...opensForm,
  run: async () => ({
    kind: 'private',
    body: {
      ...notice('Press it'),
      components: [
        ...notice('Press it').components,
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.Button, style: 2, label: 'Note', custom_id: BUTTON }],
        },
      ],
    },
  }),
};

const formButton: AnyComponentAction = {
  verb: 'test-form',
  run: async () => ({ kind: 'modal', modal: noteForm }),
};

async function openForms(command: AnyCommand) {
  const submits: ModalSubmit[] = [];
  const saveNote: ModalAction = {
    verb: 'test-note',
    async run(submit) {
      submits.push(submit);
      if (submit.text('note') === 'refuse') throw new UserError('Not this note.');
      return { kind: 'update', body: notice(`${submit.text('note')}, ${submit.values('status').join()}`) };
    },
  };
  const bot = await openBot(() => ({}), [command], { actions: [formButton], modalActions: [saveNote] });
  return { ...bot, submits };
}

describe('a form', () => {
  it('is opened by a command; its submit is answered by its action', async () => {
    const { emulator, user, submits } = await openForms(opensForm);
    const opened = await emulator.userActions.slash(user, '#papers', 'help');
    expect(opened.first?.modal).toMatchObject({ custom_id: 'v1|test-note|7', title: 'Note' });
    const outcome = await emulator.userActions.submitModal(opened, { note: 'Read it', status: ['read'] });
    expect(textOf(await outcome.message())).toContain('Read it, read');
    expect(outcome.first?.ephemeral).toBe(true);
    expect(submits[0]).toMatchObject({ args: ['7'], isPrivate: false, messageId: undefined });
  });

  it('that a button opens changes the private message of the button', async () => {
    const { emulator, user, submits } = await openForms(showsButton);
    const shown = await emulator.userActions.slash(user, '#papers', 'help');
    const { id } = await shown.message();
    const opened = await emulator.userActions.press(user, id, BUTTON);
    const outcome = await emulator.userActions.submitModal(opened, { note: 'Changed' });
    const changed = await outcome.message();
    expect([changed.id, textOf(changed)]).toEqual([id, 'Changed,']);
    expect(submits[0]).toMatchObject({ isPrivate: true, messageId: id });
  });

  it('answers the error of its action to its user', async () => {
    const { emulator, user } = await openForms(opensForm);
    const opened = await emulator.userActions.slash(user, '#papers', 'help');
    const outcome = await emulator.userActions.submitModal(opened, { note: 'refuse' });
    expect(textOf(await outcome.message())).toContain('Not this note.');
  });

  it('that takes too long to open is an error message', async () => {
    const slow: AnyCommand = {
      ...opensForm,
      run: () =>
        new Promise(resolve => setTimeout(resolve, 2_100, { kind: 'modal' as const, modal: noteForm })),
    };
    const { emulator, user } = await openForms(slow);
    const outcome = await emulator.userActions.slash(user, '#papers', 'help');
    expect(textOf(await outcome.message())).toContain('too long for the form to open');
  });
});

describe('a form with a file', () => {
  const FILE_FORM = {
    custom_id: 'v1|test-file',
    title: 'Import',
    components: [
      {
        type: ComponentType.Label as const,
        label: 'A file',
        component: { type: ComponentType.FileUpload as const, custom_id: 'file', required: false },
      },
    ],
  };

  async function openFileForm() {
    const submits: ModalSubmit[] = [];
    const takesFile: ModalAction = {
      verb: 'test-file',
      async run(submit) {
        submits.push(submit);
        return { kind: 'private', body: notice('Received') };
      },
    };
    const command: AnyCommand = { ...opensForm, run: async () => ({ kind: 'modal', modal: FILE_FORM }) };
    const bot = await openBot(() => ({}), [command], { modalActions: [takesFile] });
    const opened = await bot.emulator.userActions.slash(bot.user, '#papers', 'help');
    return { ...bot, opened, submits };
  }

  it('hands it to its action', async () => {
    const { emulator, opened, submits } = await openFileForm();
    const file = { filename: 'a.ris', content: 'TY  - JOUR' };
    await (await emulator.userActions.submitModal(opened, { file })).message();
    const attachment = submits[0]?.attachment('file');
    expect(attachment).toMatchObject({ name: 'a.ris', size: 10 });
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('TY  - JOUR');
  });

  it('may be submitted without it', async () => {
    const { emulator, opened, submits } = await openFileForm();
    await (await emulator.userActions.submitModal(opened, {})).message();
    expect(submits[0]?.attachment('file')).toBeUndefined();
    expect(submits[0]?.text('file')).toBe('');
  });

  it('is submitted with a file only', async () => {
    const { emulator, opened } = await openFileForm();
    const submitting = emulator.userActions.submitModal(opened, { file: 'a text' });
    await expect(submitting).rejects.toThrow("'file' has to be a file");
  });
});

describe('a forged submit', () => {
  it('of an unknown form gets an explanation', async () => {
    const { emulator, user } = await openForms(opensForm);
    for (const customId of ['v1|nothing', 'zzz', '__proto__']) {
      const outcome = await emulator.forge.modal({ user, channel: '#papers', customId, fields: {} });
      expect(textOf(await outcome.message())).toContain('does not know this form');
    }
  });

  it('with fields that the form does not have reads as empty', async () => {
    const { emulator, user } = await openForms(opensForm);
    const fields = { status: 'read', constructor: 'x' };
    const outcome = await emulator.forge.modal({
      user,
      channel: '#papers',
      customId: 'v1|test-note|7',
      fields,
    });
    expect(textOf(await outcome.message())).toBe(',');
  });

  it('with more than a form can contain does not reach the action', async () => {
    const { emulator, user, submits } = await openForms(opensForm);
    const tooLong = { note: 'x'.repeat(4_001) };
    const tooMany = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map(id => [id, '']));
    for (const fields of [tooLong, tooMany]) {
      const outcome = await emulator.forge.modal({
        user,
        channel: '#papers',
        customId: 'v1|test-note|7',
        fields,
      });
      expect(textOf(await outcome.message())).toContain('contains too much');
    }
    expect(submits).toEqual([]);
  });
});
