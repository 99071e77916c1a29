import { useFormatter } from 'use-intl'

/** Of what is counted in bytes, by the part that counts it. */
const sizes: Record<string, readonly string[]> = {
  disk: ['free', 'total'],
  memory: ['own', 'free', 'total', 'used', 'limit'],
}
const giga = 1e9
const mega = 1e6

/** What a health sentence counts, as the reader writes it: sizes in the unit that suits them, all else as it is. */
export const useHealthValues = ({
  detailCode,
  values = {},
}: {
  detailCode: string
  values?: Record<string, number | string> | undefined
}): Record<string, number | string> => {
  const format = useFormatter()
  const size = (bytes: number) =>
    bytes < giga
      ? `${format.number(bytes / mega, { maximumFractionDigits: 0 })} MB`
      : `${format.number(bytes / giga, { maximumFractionDigits: 1 })} GB`
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      sizes[detailCode]?.includes(name) ? size(Number(value)) : value,
    ]),
  )
}
