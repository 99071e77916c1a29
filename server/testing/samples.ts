import type { Entity } from '#domain/entities.ts'

type Sample = {
  /** A whole valid input with every field said, accents and all. */
  full: Record<string, unknown>
  /** The least that is accepted. */
  least: Record<string, unknown>
  /** A change of one text field that search finds, to this value. */
  rename: Record<string, string>
  /** A text field that is required. */
  required: string
  /** A filter that finds `full` and not `least`. */
  filter: Record<string, (string | number)[]>
  /** Inputs that must be refused, by the field at fault. */
  bad: Record<string, unknown>
}

/** One sample per record: the contract test (server/records/records.test.ts) runs over every one of them. */
export const samples: Record<Entity, Sample> = {
  clients: {
    full: {
      fullName: 'Édith Muñoz',
      companyName: 'Žižkov & Søn',
      email: 'edith@example.com',
      phone: '+34 600 000 000',
      website: 'https://example.com/',
      status: 'active',
      industry: 'Printing',
      rating: 4,
      taxId: 'ES12345678Z',
      billingAddress: 'Calle Mayor 1\n28013 Madrid',
      creditLimit: '12500.50',
      tags: ['vip', 'print'],
    },
    least: { fullName: 'Bo' },
    rename: { fullName: 'Wanda Quill' },
    required: 'fullName',
    filter: { status: ['active'] },
    bad: {
      email: 'nobody',
      rating: 6,
      creditLimit: '1000000000000',
      status: 'gone',
      website: 'javascript:alert(1)',
      fullName: '',
    },
  },
}
