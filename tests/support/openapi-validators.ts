import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenApiDocument } from './openapi-document.ts';
import { preparedSchema } from './openapi-schema.ts';

/** What a schema says against a value: one line a complaint, none when it fits. */
export type Validator = (value: unknown) => readonly string[];

/** Compiles schemas of a description, each one once and no sooner than it is asked for. */
export interface Validators {
  /** For what a client sends: keys that are not described are complained about. */
  ofRequest(schema: unknown): Validator;
  /** For what is answered: Discord may always tell more. */
  ofResponse(schema: unknown): Validator;
  /** For answers, by the schema's name. */
  named(name: string): Validator;
}

/** Makes the validators of a description. */
export function createValidators({ components: { schemas } }: OpenApiDocument): Validators {
  const closed = createCompiler(schemas, true);
  const open = createCompiler(schemas, false);
  return {
    ofRequest: closed,
    ofResponse: open,
    named: name => open(schemas[name]),
  };
}

function createCompiler(schemas: OpenApiDocument['components']['schemas'], closed: boolean) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  formats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/u);
  // Its length is in the schema; what else Discord asks of it is not said.
  ajv.addFormat('nonce', true);
  const options = { closed, schemas };
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(Object(preparedSchema(schema, options)), `#/components/schemas/${name}`);
  }
  const compiled = new Map<unknown, Validator>();
  return (schema: unknown): Validator => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const validate = ajv.compile(Object(preparedSchema(schema, options)));
    const validator: Validator = value => (validate(value) ? [] : complaintsOf(validate.errors ?? []));
    compiled.set(schema, validator);
    return validator;
  };
}

const COMPOSITIONS: ReadonlySet<string> = new Set(['if', 'oneOf', 'anyOf', 'allOf']);

/** The complaints that are deepest in the value: of a union's branches, those of the one that nearly fits. */
function complaintsOf(errors: readonly ErrorObject[]): string[] {
  const telling = errors.filter(each => !COMPOSITIONS.has(each.keyword) && !asksForNull(each));
  const considered = telling.length === 0 ? errors : telling;
  const deepest = Math.max(...considered.map(depth));
  return [...new Set(considered.filter(each => depth(each) === deepest).map(worded))];
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

/** That a value could have been null helps nobody who meant something by it. */
function asksForNull({ keyword, params }: ErrorObject): boolean {
  return keyword === 'type' && params['type'] === 'null';
}

function worded({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  return `${instancePath === '' ? 'the body' : instancePath} ${message} ${JSON.stringify(params)}`;
}
