import { z } from 'zod'
import { entities } from './entities.ts'

/** The record that something hangs on. */
export const subject = {
  subjectType: z.enum(entities, { error: 'not_an_option' }).meta({ label: 'subjectType' }),
  subjectId: z.uuid({ error: 'uuid' }).meta({ label: 'subjectId' }),
}
