import type { clients } from '#db/schema/clients.ts'
import type { contacts } from '#db/schema/contacts.ts'
import type { employees } from '#db/schema/employees.ts'
import type { professionals } from '#db/schema/professionals.ts'
import type { suppliers } from '#db/schema/suppliers.ts'
import { availabilities } from '#domain/professionals.ts'
import { born, type Dice, dayOf, inOrder, type Made, times, workingMoment } from './dice.ts'
import * as words from './words.ts'

/** Who is there to make and own things: the accounts, by role. */
export type Cast = { admin: string; manager: string; employee: string; professional: string }
export type Stage = { dice: Dice; now: Date; cast: Cast }

export const someStaff = ({ dice, cast }: Stage) => dice.pick([cast.admin, cast.manager, cast.employee])
export const record = (stage: Stage, ...hangsOn: Made[]) =>
  born(stage.dice, stage.now, someStaff(stage), hangsOn)

const nameOf = (dice: Dice) => `${dice.pick(words.firstNames)} ${dice.pick(words.lastNames)}`
const companyOf = (dice: Dice) =>
  `${dice.pick(words.lastNames)} ${dice.pick(words.trades)} ${dice.pick(words.companyForms)}`
/** Addresses under a name that nobody can register (RFC 2606): a demo must not write to anyone. */
const reach = (dice: Dice, kind: string, at: number) => ({
  email: `${kind}${at + 1}@example.com`,
  phone: `+${dice.pick([34, 33, 49, 46, 48, 420])} ${dice.between(600, 799)} ${dice.between(100, 999)} ${dice.between(100, 999)}`,
})
const address = (dice: Dice) =>
  `${dice.pick(words.streets)} ${dice.between(1, 180)}\n${dice.between(10_000, 98_999)} ${dice.pick(words.cities)}`
const maybe = <V>(dice: Dice, share: number, value: V) => (dice.chance(share) ? value : null)

export const makeEmployees = (stage: Stage, count: number): (typeof employees.$inferInsert & Made)[] => {
  const { dice, now } = stage
  const rows = times(count, (at) => ({
    ...record(stage),
    archivedAt: null,
    fullName: nameOf(dice),
    position: dice.pick(words.positions),
    department: dice.pick(words.departments),
    ...reach(dice, 'employee', at),
    status: dice.pick(['active', 'active', 'active', 'active', 'on_leave', 'inactive'] as const),
    hireDate: dayOf(workingMoment(dice, now, -dice.between(30, 4_000))),
    hourlyRate: dice.amount(18, 60),
    salaryLevel: dice.pick(['A1', 'A2', 'B1', 'B2', 'C1']),
  }))
  const [head] = inOrder(rows)
  return rows.map((row) => ({ ...row, managerId: row === head ? null : (head?.id ?? null) }))
}

export const makeSuppliers = (stage: Stage, count: number): (typeof suppliers.$inferInsert & Made)[] => {
  const { dice } = stage
  const rows = times(count, (at) => ({
    ...record(stage),
    companyName: companyOf(dice),
    fullName: nameOf(dice),
    ...reach(dice, 'supplier', at),
    status: dice.pick(['active', 'active', 'active', 'inactive'] as const),
    category: dice.pick(words.categories),
    rating: dice.between(1, 5),
    taxId: `EU${dice.between(10_000_000, 99_999_999)}`,
    businessAddress: address(dice),
    paymentTerms: dice.pick(['14 days', '30 days', '60 days']),
    tags: dice.some(words.labels, 2),
  }))
  return inOrder(rows)
}

export const makeProfessionals = (
  stage: Stage,
  count: number,
): (typeof professionals.$inferInsert & Made)[] => {
  const { dice } = stage
  const rows = times(count, (at) => ({
    ...record(stage),
    fullName: nameOf(dice),
    specialty: dice.pick(words.specialties),
    ...reach(dice, 'professional', at),
    availability: dice.pick(availabilities),
    status: dice.pick(['active', 'active', 'active', 'inactive'] as const),
    hourlyRate: dice.amount(30, 120),
    rating: dice.between(2, 5),
    yearsExperience: dice.between(1, 30),
    certifications: dice.some(['ISO 9001', 'FSC', 'Adobe', 'PMP'], 2),
    portfolioUrl: `https://example.com/work/${at + 1}`,
    tags: dice.some(words.labels, 2),
  }))
  return inOrder(rows)
}

export const makeClients = (
  stage: Stage,
  count: number,
  managers: { id: string }[],
): (typeof clients.$inferInsert & Made)[] => {
  const { dice } = stage
  const rows = times(count, (at) => ({
    ...record(stage),
    fullName: nameOf(dice),
    companyName: maybe(dice, 0.8, companyOf(dice)),
    ...reach(dice, 'client', at),
    website: maybe(dice, 0.5, `https://example.com/client/${at + 1}`),
    status: dice.pick(['lead', 'active', 'active', 'active', 'inactive'] as const),
    industry: dice.pick(words.industries),
    rating: maybe(dice, 0.7, dice.between(1, 5)),
    taxId: maybe(dice, 0.6, `EU${dice.between(10_000_000, 99_999_999)}`),
    billingAddress: address(dice),
    creditLimit: maybe(dice, 0.5, `${dice.between(1, 50)}000.00`),
    accountManagerId: dice.pick(managers).id,
    tags: dice.some(words.labels, 3),
  }))
  return inOrder(rows)
}

export const makeContacts = (
  stage: Stage,
  count: number,
  of: Made[],
): (typeof contacts.$inferInsert & Made & { clientId: string })[] => {
  const { dice, now } = stage
  const rows = times(count, (at) => {
    // Everyone has one, and the rest fall where they fall.
    const client = of[at] ?? dice.pick(of)
    return {
      ...record(stage, client),
      fullName: nameOf(dice),
      clientId: client.id,
      jobTitle: dice.pick(words.jobTitles),
      ...reach(dice, 'contact', at),
      isPrimary: at < of.length,
      birthday: maybe(dice, 0.3, dayOf(workingMoment(dice, now, -dice.between(8_000, 22_000)))),
      tags: dice.some(words.labels, 1),
    }
  })
  return inOrder(rows)
}
