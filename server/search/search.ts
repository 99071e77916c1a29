import type { z } from 'zod'
import type { searchAnswer, searchInput } from '#domain/search.ts'
import type { Actor } from '../context.ts'
import { best, type Match, settledBy } from './best.ts'
import { waysToBegin, waysToHold, waysToResemble, waysToResembleSurely } from './conditions.ts'
import { type Look, looked, lookedByTrigrams } from './look.ts'

/** Who has found so many need not be shown what is only like what they typed. */
const enough = 5

/** Among so many of the newest records, what is in one of twenty is found as often as it is shown. */
export const newest = 300

/** So many of the newest are compared with what may be misspelt, which costs ten times as much as to see whether they hold it. */
export const newestAlike = 100

/**
 * What is known and what is found beside it: first among the newest records, then by trigrams, of the kinds that are not
 * settled. The index of trigrams counts all that match. That is slow where very many do, and of these some are among the
 * newest.
 */
const andMore = async (known: Match[] | Promise<Match[]>, amongNewest: Look, everywhere: Look) => {
  const found = best((await Promise.all([known, looked(amongNewest)])).flat())
  return best([...found, ...(await lookedByTrigrams({ ...everywhere, except: settledBy(found) }))])
}

/**
 * Records of every kind by what was typed, the best first, without case and accents: a code, the beginning of a name, the
 * beginning of a word, a part of one; and where that finds hardly any, what is like it, so that a slip of the finger does
 * no harm. What the actor may not see is not among them, and neither is what lies in the trash.
 */
export const search = async (
  actor: Actor,
  { q, limit }: z.output<typeof searchInput>,
): Promise<z.output<typeof searchAnswer>> => {
  const asked = { actor, typed: q }
  const begun = looked({ ...asked, waysOf: waysToBegin })
  const held = await andMore(
    begun,
    { ...asked, waysOf: waysToHold, newest },
    { ...asked, waysOf: waysToHold },
  )
  const found =
    held.length < enough
      ? await andMore(
          held,
          { ...asked, waysOf: waysToResembleSurely, newest: newestAlike },
          { ...asked, waysOf: waysToResemble },
        )
      : held
  return {
    data: found.slice(0, limit).map(({ type, id, title, subtitle }) => ({ type, id, title, subtitle })),
  }
}
