import type { Entity } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { as, someone } from './acting.ts'

type Values = Record<string, unknown>
type Row = Values & { id: string }

export type Sample = {
  /** A whole valid input with every field said, accents and all. */
  full: Values
  /** The least that is accepted. */
  least: Values
  /** A text field that search finds. */
  text: string
  /** A filter that finds `full` and not `least`. */
  filter: Record<string, (string | number | boolean)[]>
  /** Inputs that must be refused, by the field at fault. */
  bad: Values
}

/** A new record of a kind, as its sample says, in somebody's name. */
export const make = async (actor: Actor, entity: Entity): Promise<Row> => {
  const { full } = await samples[entity](actor)
  // Every record answers alike; which one it is, is known at run time only.
  const create = as(actor)[entity].create as unknown as (input: Values) => Promise<Row>
  return create(full)
}

const nobodysId = '01890000-0000-7000-8000-000000000000'
const person = { email: 'edith@example.com', phone: '+34 600 000 000' }

/** One sample per record: the contract tests run over every one of them. A sample makes what it refers to. */
export const samples: Record<Entity, (actor: Actor) => Promise<Sample>> = {
  clients: async (actor) => ({
    full: {
      fullName: 'Édith Muñoz',
      companyName: 'Žižkov & Søn',
      ...person,
      website: 'https://example.com/',
      status: 'active',
      industry: 'Printing',
      rating: 4,
      taxId: 'ES12345678Z',
      billingAddress: 'Calle Mayor 1\n28013 Madrid',
      creditLimit: '12500.50',
      accountManagerId: (await make(actor, 'employees')).id,
      tags: ['vip', 'print'],
    },
    least: { fullName: 'Bo' },
    text: 'fullName',
    filter: { status: ['active'] },
    bad: {
      email: 'nobody',
      rating: 6,
      creditLimit: '1000000000000',
      status: 'gone',
      website: 'javascript:alert(1)',
      fullName: '',
      accountManagerId: nobodysId,
    },
  }),
  contacts: async (actor) => ({
    full: {
      fullName: 'Íñigo Ångström',
      clientId: (await make(actor, 'clients')).id,
      jobTitle: 'Head of Purchasing',
      ...person,
      isPrimary: true,
      birthday: '1984-02-29',
      tags: ['newsletter'],
    },
    least: { fullName: 'Bo' },
    text: 'fullName',
    filter: { isPrimary: [true] },
    bad: { clientId: nobodysId, birthday: '1983-02-29', isPrimary: 'yes', email: 'x', fullName: ' ' },
  }),
  employees: async () => ({
    full: {
      fullName: 'Zoë Brontë',
      position: 'Account manager',
      department: 'Sales',
      ...person,
      status: 'on_leave',
      hireDate: '2020-01-31',
      hourlyRate: '42.50',
      salaryLevel: 'B2',
      managerId: null,
    },
    least: { fullName: 'Bo', position: 'Clerk' },
    text: 'fullName',
    filter: { status: ['on_leave'] },
    bad: { position: '', status: 'gone', hireDate: '31.01.2020', hourlyRate: '-1', managerId: nobodysId },
  }),
  suppliers: async () => ({
    full: {
      companyName: 'Éclairs & Fils',
      fullName: 'Anaïs Lefèvre',
      ...person,
      status: 'inactive',
      category: 'Paper',
      rating: 0,
      taxId: 'FR99',
      businessAddress: '1 rue de la Paix',
      paymentTerms: '30 days',
      tags: ['eu'],
    },
    least: { companyName: 'Bo' },
    text: 'companyName',
    filter: { status: ['inactive'] },
    bad: { companyName: '', rating: -1, email: '@', status: 'on_leave' },
  }),
  professionals: async () => ({
    full: {
      fullName: 'Søren Kühn',
      specialty: 'Typography',
      ...person,
      availability: 'busy',
      status: 'inactive',
      hourlyRate: '85.00',
      rating: 5,
      yearsExperience: 12,
      certifications: ['ISO 9001'],
      portfolioUrl: 'https://example.com/work',
      tags: ['print'],
    },
    least: { fullName: 'Bo' },
    text: 'fullName',
    filter: { availability: ['busy'] },
    bad: { availability: 'maybe', yearsExperience: 81, portfolioUrl: 'ftp://x', rating: 2.5 },
  }),
  pipelines: async () => ({
    full: { name: 'Große Kunden', position: 7 },
    least: { name: 'Bo' },
    text: 'name',
    filter: {},
    bad: { name: '', position: -1 },
  }),
  stages: async (actor) => {
    const pipelineId = (await make(actor, 'pipelines')).id
    const other = (await make(actor, 'pipelines')).id
    return {
      full: { name: 'Négociation', pipelineId, position: 3, probability: 60, colour: 'teal' },
      least: { name: 'Bo', pipelineId: other },
      text: 'name',
      filter: { pipelineId: [pipelineId] },
      bad: { pipelineId: nobodysId, probability: 101, colour: 'mauve' },
    }
  },
  deals: async (actor) => {
    const stage = await make(actor, 'stages')
    const within = { pipelineId: stage.pipelineId, stageId: stage.id }
    return {
      full: {
        title: 'Fútbol jerseys',
        clientId: (await make(actor, 'clients')).id,
        contactId: (await make(actor, 'contacts')).id,
        ...within,
        value: '99999.99',
        currency: 'USD',
        probability: 75,
        expectedCloseDate: '2026-12-24',
        ownerId: (await someone('employee')).id,
        status: 'lost',
        lostReason: 'Too dear',
      },
      least: { title: 'Bo', ...within },
      text: 'title',
      filter: { status: ['lost'] },
      bad: {
        stageId: nobodysId,
        ownerId: nobodysId,
        value: '1e5',
        currency: 'XXX',
        expectedCloseDate: 'soon',
        status: 'done',
      },
    }
  },
  projects: async (actor) => ({
    full: {
      name: 'Büro umbauen',
      clientId: (await make(actor, 'clients')).id,
      status: 'on_hold',
      description: 'First floor.\nThen the cellar.',
      startDate: '2026-01-01',
      deadline: '2026-06-30',
      budget: '10000.00',
      actualCost: '1.25',
      completionPercentage: 30,
      members: [(await someone('employee')).id],
    },
    least: { name: 'Bo' },
    text: 'name',
    filter: { status: ['on_hold'] },
    bad: { completionPercentage: 101, members: ['me'], deadline: '2026-13-01', clientId: nobodysId },
  }),
  tasks: async (actor) => ({
    full: {
      title: 'Llamar a Édith',
      status: 'blocked',
      priority: 'urgent',
      dueDate: '2026-12-01',
      assignedTo: (await someone('employee')).id,
      projectId: (await make(actor, 'projects')).id,
      description: 'About the offer',
      estimatedHours: '1.50',
      actualHours: '0.25',
      subjectType: 'clients',
      subjectId: (await make(actor, 'clients')).id,
    },
    least: { title: 'Bo' },
    text: 'title',
    filter: { status: ['blocked'] },
    bad: {
      status: 'gone',
      priority: 'asap',
      assignedTo: nobodysId,
      estimatedHours: '10001',
      subjectType: 'unicorns',
    },
  }),
  orders: async (actor) => {
    const clientId = (await make(actor, 'clients')).id
    return {
      full: {
        clientId,
        supplierId: null,
        status: 'shipped',
        orderDate: '2026-11-01',
        deliveryDate: '2026-11-20',
        notes: 'Ring twice, Ñandú street',
        lines: [
          { description: 'Paper', quantity: '3.00', unitPrice: '19.99', taxRate: '21.00' },
          { description: 'Ink', quantity: '0.50', unitPrice: '33.33', taxRate: '10.00' },
        ],
      },
      least: { clientId },
      text: 'notes',
      filter: { status: ['shipped'] },
      bad: {
        clientId: nobodysId,
        orderDate: '2026-02-30',
        lines: [{ description: '', unitPrice: '1' }],
        status: 'lost',
      },
    }
  },
}
