import { clients } from '#db/schema/clients.ts'
import { contacts } from '#db/schema/contacts.ts'
import { professionals } from '#db/schema/professionals.ts'
import { suppliers } from '#db/schema/suppliers.ts'
import type { TaggedKind } from '#domain/tags.ts'

export const taggedTables = { clients, contacts, suppliers, professionals } satisfies Record<
  TaggedKind,
  unknown
>
