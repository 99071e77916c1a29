import { type Entity, entities } from '#domain/entities.ts'
import type { Rest } from './accounts.ts'

type Sample = {
  /** What is typed into the text fields of the form, by field; the name of the record is among it. */
  typed: Record<string, string>
  /** What is chosen in its selects, by field. */
  chosen: Record<string, string>
  nameField: string
  /** A text field that is changed on the edit page, and one that is changed in its place. */
  changes: { onPage: [field: string, to: string]; inPlace: [field: string, to: string] }
  /** A field with fixed options, by which the list is narrowed. */
  filter: { field: string; value: string; other: string }
  /** Something that a field refuses, and the code of what is wrong with it. */
  wrong: { field: string; typed: string; code: string }
  /** A list filter that takes any text: it keeps one test's records apart from another's. */
  markField: string
  /** The least of a record, as REST takes it, with a mark. */
  make(name: string, mark: string, filterValue?: string): Record<string, unknown>
}

/** What the walks type and look for, one per kind of record. */
export const samples: Record<Entity, Sample> = {
  clients: {
    typed: {
      fullName: 'Édith Muñoz',
      companyName: 'Žižkov & Søn',
      email: 'edith@example.com',
      phone: '+34 600 000 000',
      website: 'https://example.com/print',
      industry: 'Printing',
      billingAddress: 'Calle Mayor 1\n28013 Madrid',
      taxId: 'ES12345678Z',
      creditLimit: '12500.50',
    },
    chosen: { status: 'active', rating: '4' },
    nameField: 'fullName',
    changes: { onPage: ['companyName', 'Muñoz Impresores'], inPlace: ['phone', '+34 611 111 111'] },
    filter: { field: 'status', value: 'inactive', other: 'lead' },
    wrong: { field: 'email', typed: 'nobody', code: 'email' },
    markField: 'tags',
    make: (name, mark, status = 'lead') => ({ full_name: name, tags: [mark], status }),
  },
}

const endless = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)

/** A few of every kind, so that no list is empty; one of them with everything as long as it may be. */
export const fillWithRecords = async (rest: Rest) => {
  for (const entity of entities) {
    const { make } = samples[entity]
    for (const name of ['Ana Ibáñez', 'Bo', 'Chen Wei', endless])
      await rest.post(`/crm/${entity}`, make(name, 'everyday'))
  }
}
