'use client'

import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { dayOrders, decimalSigns, missingWays, twinWays } from '#domain/imports.ts'
import styles from './mapping.module.css'
import type { MappingState } from './use-mapping.ts'

type ChoiceProps<V extends string> = {
  label: string
  value: V
  ways: readonly V[]
  word: (way: V) => string
  onChoose: (way: V) => void
}

const Choice = <V extends string>({ label, value, ways, word, onChoose }: ChoiceProps<V>) => (
  <NativeSelect
    label={label}
    value={value}
    onChange={({ currentTarget }) => onChoose(ways.find((way) => way === currentTarget.value) ?? value)}
    data={ways.map((way) => ({ value: way, label: word(way) }))}
  />
)

/** How values are read and what is done in doubt; asked only where a chosen field raises the question. */
export function MappingOptions({ state: { mapping, asks, change } }: { state: MappingState }) {
  const t = useTranslations('imports')
  return (
    <div className={styles.options}>
      {asks.decimals && (
        <Choice
          label={t('decimals')}
          value={mapping.decimals}
          ways={decimalSigns}
          word={(sign) => t(`decimalSigns.${sign}`)}
          onChoose={(decimals) => change({ decimals })}
        />
      )}
      {asks.days && (
        <Choice
          label={t('days')}
          value={mapping.days}
          ways={dayOrders}
          word={(order) => t(`dayOrders.${order}`)}
          onChoose={(days) => change({ days })}
        />
      )}
      {asks.twins && (
        <Choice
          label={t('twins')}
          value={mapping.twins}
          ways={twinWays}
          word={(way) => t(`twinWays.${way}`)}
          onChoose={(twins) => change({ twins })}
        />
      )}
      {asks.missing && (
        <Choice
          label={t('missing')}
          value={mapping.missing}
          ways={missingWays.filter((way) => way !== 'add' || asks.addMissing)}
          word={(way) => t(`missingWays.${way}`)}
          onChoose={(missing) => change({ missing })}
        />
      )}
    </div>
  )
}
