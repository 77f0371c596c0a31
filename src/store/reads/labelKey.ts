import { sql } from 'kysely'

/** labelKey() as near as SQL comes to it: for counts, not for what is decided. */
export const keyOfLabel = sql`lower(regexp_replace(btrim(label), '\\s+', ' ', 'g'))`
