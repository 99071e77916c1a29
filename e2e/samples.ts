import type { Rest } from './accounts.ts'

/**
 * The client whose list, form and page are walked in every detail. All kinds, on the same components, are walked in
 * every-record.spec.ts, and what the others have instead (references, lines) in references.spec.ts.
 */
export const sample = {
  /** What is typed into the text fields of the form, by field; the name of the record is among it. */
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
  /** What is chosen in its selects, by field. */
  chosen: { status: 'active', rating: '4' },
  nameField: 'fullName',
  /** A text field that is changed on the edit page, and one that is changed in its place. */
  changes: { onPage: ['companyName', 'Muñoz Impresores'], inPlace: ['phone', '+34 611 111 111'] },
  /** A field with fixed options, by which the list is narrowed. */
  filter: { field: 'status', value: 'inactive', other: 'lead' },
  /** Something that a field refuses, and the code of what is wrong with it. */
  wrong: { field: 'email', typed: 'nobody', code: 'email' },
} as const

/** As long as a name may be, without a place to break. */
export const endless = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)

/** One of each kind, each referring to those before it; `name` is what it is called where it has a name of its own. */
export const makeWorld = async (rest: Rest, name: string) => {
  const client = await rest.post('/crm/clients', { full_name: name })
  const supplier = await rest.post('/crm/suppliers', { company_name: name })
  const contact = await rest.post('/crm/contacts', { full_name: name, client_id: client.id })
  const pipeline = await rest.post('/crm/pipelines', { name: name.slice(0, 80) })
  const stages = [
    await rest.post('/crm/stages', {
      name: `${name} first`.slice(-60),
      pipeline_id: pipeline.id,
      position: 1,
    }),
    await rest.post('/crm/stages', {
      name: `${name} second`.slice(-60),
      pipeline_id: pipeline.id,
      position: 2,
    }),
  ]
  const deal = await rest.post('/crm/deals', {
    title: name,
    client_id: client.id,
    contact_id: contact.id,
    pipeline_id: pipeline.id,
    stage_id: stages[0].id,
  })
  const project = await rest.post('/crm/projects', { name, client_id: client.id })
  const task = await rest.post('/crm/tasks', {
    title: name,
    project_id: project.id,
    subject_type: 'clients',
    subject_id: client.id,
  })
  const order = await rest.post('/crm/orders', {
    client_id: client.id,
    lines: [{ description: name, quantity: '2', unit_price: '10.00', tax_rate: '21' }],
  })
  return { client, supplier, contact, pipeline, stages, deal, project, task, order }
}

/** A few of every kind, so that no list is empty; one of them with everything as long as it may be. */
export const fillWithRecords = async (rest: Rest) => {
  for (const name of ['Ana Ibáñez', 'Bo', 'Chen Wei', endless]) {
    await rest.post('/crm/employees', { full_name: name, position: 'Clerk' })
    await rest.post('/crm/professionals', { full_name: name })
    await makeWorld(rest, name)
  }
}
