import { z } from 'zod';

const dictionary = z.record(z.string(), z.unknown());
const reference = z.object({ $ref: z.string() });
const typed = z.object({
  properties: z.object({ type: z.object({ enum: z.array(z.int()).min(1) }) }),
  required: z.array(z.string()).refine(names => names.includes('type')),
});
const nothing = z.object({ type: z.literal('null') });

/** Schemas by name, as under `components/schemas`. */
export type Schemas = Readonly<Record<string, unknown>>;

/** How schemas are made ready. */
export interface Preparation {
  /** Whether objects may have only the keys they are described with. */
  readonly closed: boolean;
  /** Where references lead. */
  readonly schemas: Schemas;
}

/**
 * A schema made ready for ajv: in a closed world objects have no further keys, and a union told apart by `type` says so,
 * so that ajv complains about the one branch that is meant and not about all of them.
 */
export function preparedSchema(schema: unknown, preparation: Preparation): unknown {
  if (Array.isArray(schema)) return schema.map(each => preparedSchema(each, preparation));
  const plain = dictionary.safeParse(schema);
  if (!plain.success) return schema;
  const {
    anyOf,
    oneOf = anyOf,
    ...rest
  } = Object.fromEntries(
    Object.entries(plain.data).map(([key, value]) => [key, preparedValue(key, value, preparation)]),
  );
  const union = Array.isArray(oneOf) ? typedUnion(oneOf, preparation.schemas) : undefined;
  if (union !== undefined) return { ...rest, ...byType(union) };
  const isOpen = 'properties' in rest && !('additionalProperties' in rest);
  return {
    ...rest,
    ...(oneOf === undefined ? {} : { [anyOf === undefined ? 'oneOf' : 'anyOf']: oneOf }),
    ...(preparation.closed && isOpen ? { additionalProperties: false } : {}),
  };
}

function preparedValue(key: string, value: unknown, preparation: Preparation): unknown {
  if (key === 'enum' || key === 'required') return value;
  if (key !== 'properties') return preparedSchema(value, preparation);
  // Names of properties are no keywords.
  return Object.fromEntries(
    Object.entries(dictionary.parse(value)).map(([name, each]) => [name, preparedSchema(each, preparation)]),
  );
}

/** A union whose branches, null aside, have values of `type` of their own. */
interface TypedUnion {
  readonly branches: readonly { readonly schema: unknown; readonly types: readonly number[] }[];
  readonly mayBeNull: boolean;
}

function typedUnion(union: readonly unknown[], schemas: Schemas): TypedUnion | undefined {
  const branches = union
    .filter(each => !nothing.safeParse(each).success)
    .map(schema => {
      const { data } = reference.safeParse(schema);
      const target = data === undefined ? schema : schemas[data.$ref.split('/').at(-1) ?? ''];
      return { schema, types: typed.safeParse(target).data?.properties.type.enum ?? [] };
    });
  const types = branches.flatMap(each => each.types);
  const areDistinct = branches.every(each => each.types.length > 0) && new Set(types).size === types.length;
  return areDistinct && branches.length > 0
    ? { branches, mayBeNull: branches.length < union.length }
    : undefined;
}

function byType({ branches, mayBeNull }: TypedUnion): object {
  return {
    type: mayBeNull ? ['object', 'null'] : 'object',
    required: ['type'],
    properties: { type: { enum: branches.flatMap(each => each.types) } },
    allOf: branches.map(({ schema, types }) => ({
      if: { not: { type: 'object', required: ['type'], properties: { type: { enum: types } } } },
      else: schema,
    })),
  };
}
