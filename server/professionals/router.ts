import { eq } from 'drizzle-orm'
import { professionals } from '#db/schema/professionals.ts'
import { professionalInput, professionalSelfFields } from '#domain/professionals.ts'
import { entity } from '../records/entity.ts'
import { anyOf, madeBy } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const professional = entity({
  name: 'professionals',
  one: 'professional',
  table: professionals,
  input: professionalInput,
  title: 'fullName',
  detail: 'specialty',
  code: 'professionalCode',
  sort: ['fullName', 'createdAt', 'updatedAt'],
  filter: ['status', 'availability', 'rating', 'tags'],
  selfFields: professionalSelfFields,
  own: (me) => anyOf(eq(professionals.userId, me.id), madeBy(professionals, me)),
})

export const professionalsRouter = router(records(professional))
