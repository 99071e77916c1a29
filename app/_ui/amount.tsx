'use client'

import { useAmount } from './use-amount.ts'

/** An amount of money with its currency, exact, for pages that are made on the server. */
export const Amount = ({ value, currency }: { value: string; currency: string }) =>
  useAmount().money(value, currency)
