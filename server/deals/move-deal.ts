import { z } from 'zod'
import { dealInput, doneColumns } from '#domain/deals.ts'
import { moveInput } from '../boards/cards.ts'
import { moveCard } from '../boards/move-card.ts'
import { badInput } from '../errors.ts'
import type { Asking } from '../records/write.ts'
import { deal } from './deal.ts'

/** A column of the board: a stage by its id, or what is won or lost. */
export const dealColumn = z.union([z.enum(doneColumns), z.uuid()], { error: 'not_an_option' })

export const moveDealInput = z.strictObject({
  ...moveInput,
  column: dealColumn,
  /** Asked for when a deal is lost. */
  lostReason: dealInput.shape.lostReason,
})

/**
 * Moves a deal to a stage of its pipeline, where it is open (again), or wins or loses it. A deal is lost for a reason,
 * which it keeps until it is open again.
 */
export const moveDeal = (asking: Asking, { column, lostReason, ...place }: z.output<typeof moveDealInput>) =>
  moveCard(deal, asking, {
    ...place,
    become: (row) => {
      if (column === 'won') return { status: column, lostReason: null }
      if (column !== 'lost') return { status: 'open', stageId: column, lostReason: null }
      const reason = lostReason ?? row.lostReason
      if (!reason) throw badInput([{ path: 'lostReason', message: 'required' }])
      return { status: column, lostReason: reason }
    },
  })
