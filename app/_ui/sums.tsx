import { Fragment } from 'react'
import { Amount, RoughAmount } from './amount.tsx'
import { mainFirst } from './main-first.ts'

type Props = { sums: readonly { currency: string; value: string }[]; main: string }

/** The sum in the company's own currency, or in the first there is; what there is in others is never added to it. */
export const MainSum = ({ sums, main }: Props) => {
  const [first] = mainFirst(sums, main)
  return <Amount value={first?.value ?? '0.00'} currency={first?.currency ?? main} />
}

/** Those in other currencies, rounded; a line that is too long for them breaks before a plus. */
export const OtherSums = ({ sums, main }: Props) =>
  mainFirst(sums, main)
    .slice(1)
    .map(({ currency, value }) => (
      <Fragment key={currency}>
        {' '}
        <span>
          {'+ '}
          <RoughAmount value={value} currency={currency} />
        </span>
      </Fragment>
    ))
