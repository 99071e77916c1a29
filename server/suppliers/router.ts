import { eq } from 'drizzle-orm'
import { suppliers } from '#db/schema/suppliers.ts'
import { supplierInput, supplierSelfFields } from '#domain/suppliers.ts'
import { entity } from '../records/entity.ts'
import { anyOf, madeBy } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const supplier = entity({
  name: 'suppliers',
  one: 'supplier',
  table: suppliers,
  input: supplierInput,
  title: 'companyName',
  detail: 'category',
  code: 'supplierCode',
  sort: ['companyName', 'createdAt', 'updatedAt'],
  filter: ['status', 'category', 'rating', 'tags'],
  selfFields: supplierSelfFields,
  own: (me) => anyOf(eq(suppliers.userId, me.id), madeBy(suppliers, me)),
})

export const suppliersRouter = router(records(supplier))
