import { remembered } from './remembered.ts'

// Swedish writes a date as ISO does.
const isoDayIn = remembered((timeZone) => new Intl.DateTimeFormat('sv', { timeZone }))

/** The day (YYYY-MM-DD) that a moment lies in, where the zone (IANA) is. */
export const dayIn = (timeZone: string, at: Date) => isoDayIn(timeZone).format(at)
