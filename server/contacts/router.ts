import { contacts } from '#db/schema/contacts.ts'
import { contactInput } from '#domain/contacts.ts'
import { entity } from '../records/entity.ts'
import { madeBy } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const contact = entity({
  name: 'contacts',
  one: 'contact',
  table: contacts,
  input: contactInput,
  title: 'fullName',
  detail: 'jobTitle',
  sort: ['fullName', 'createdAt', 'updatedAt'],
  filter: ['clientId', 'isPrimary', 'tags'],
  own: (me) => madeBy(contacts, me),
})

export const contactsRouter = router(records(contact))
