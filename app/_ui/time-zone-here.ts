import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { knownTimeZone, timeZoneCookie } from './time-zone.ts'

/** The reader's time zone, as their browser last told it: the one that the page is rendered in too. */
export const timeZoneHere = cache(async () => knownTimeZone((await cookies()).get(timeZoneCookie)?.value))
