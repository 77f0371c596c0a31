/** As much of JSON Schema as our own schemas use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | null)[]
  readonly const?: string
  readonly default?: string | number | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly format?: string
  readonly description?: string
  readonly properties?: Record<string, Schema>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
}

/** What a value of the schema is, in a few words: "integer from 1 to 500", "text or null". */
export function typeOf(schema: Schema): string {
  const { default: byDefault } = schema
  return `${kindOf(schema)}${byDefault === undefined ? '' : `, default ${String(byDefault)}`}`
}

function kindOf(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!
  if (schema.anyOf !== undefined) return schema.anyOf.map(kindOf).join(' or ')
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum.map(String).join(', ')
  const types = [schema.type ?? 'text'].flat()
  return types.map((type) => simple(type, schema)).join(' or ')
}

function simple(type: string, schema: Schema): string {
  if (type === 'string') return schema.format === 'date' ? 'date' : 'text'
  if (type === 'integer') return `integer${rangeOf(schema)}`
  if (type === 'array') return `list of ${kindOf(schema.items ?? {})}`
  if (type === 'object') return objectOf(schema)
  return type
}

function rangeOf({ minimum, maximum }: Schema): string {
  const ends = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`
  return ends === '' ? '' : ` from ${minimum ?? 0}${ends}`
}

function objectOf({ properties, additionalProperties }: Schema): string {
  if (properties === undefined) {
    return typeof additionalProperties === 'object' ? `object of ${kindOf(additionalProperties)}` : 'object'
  }
  const inside = Object.entries(properties).map(([name, schema]) => {
    return schema.$ref === undefined && schema.items?.$ref === undefined
      ? `\`${name}\``
      : `\`${name}\`: ${kindOf(schema)}`
  })
  return `object with ${inside.join(', ')}`
}
