import { z } from 'zod'
import { optionalText, pick } from './fields.ts'
import { currencies } from './money.ts'

/** What the whole company shares. `currency` is what new amounts begin with. */
export const settingsInput = z.strictObject({
  companyName: optionalText('companyName'),
  currency: pick('currency', currencies),
})

export const settingsPatch = settingsInput.partial()

export const settingsAnswer = z.strictObject({
  companyName: z.string().nullable(),
  currency: z.enum(currencies),
})
export type Settings = z.infer<typeof settingsAnswer>

export const defaultSettings: Settings = { companyName: null, currency: 'EUR' }
