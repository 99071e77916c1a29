'use client'

import { useAmount } from './use-amount.ts'

/** An amount of money, exact, for pages that are made on the server. */
export const Amount = ({ value, currency }: { value: string; currency?: string }) =>
  useAmount().money(value, currency)

/** The same where there is no room for all its digits: they are said on hover. */
export const RoughAmount = ({ value, currency }: { value: string; currency: string }) => {
  const { money, compact } = useAmount()
  return <span title={money(value, currency)}>{compact(value, currency)}</span>
}
