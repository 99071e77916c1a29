import type { Route } from 'next'
import { words } from '../_messages/words.ts'
import { companyCurrency } from '../_trpc/company-currency.ts'
import { Hydrate, prefetch, trpc } from '../_trpc/server.tsx'
import { Amount, RoughAmount } from '../_ui/amount.tsx'
import { mainFirst } from '../_ui/main-first.ts'
import { PageLink } from '../_ui/page-link.tsx'
import { timeZoneHere } from '../_ui/time-zone-here.ts'
import styles from './figure.module.css'
import { Figure } from './figure.tsx'
import { newClientsShown, pipelineShown, wonShown } from './figures.ts'
import { forecastHref, newClientsHref, openDealsHref, wonDealsHref } from './list-hrefs.ts'
import { perPart } from './per-part.ts'
import { TasksFigure } from './tasks-figure.tsx'

type Sum = { currency: string; value: string }

/** The first sum large; what there is in other currencies is said below it and never added to it. */
const Main = ({ sums, main }: { sums: Sum[]; main: string }) => {
  const [first] = mainFirst(sums, main)
  return <Amount value={first?.value ?? '0.00'} currency={first?.currency ?? main} />
}

const Others = ({ sums, main }: { sums: Sum[]; main: string }) => {
  const [, ...others] = mainFirst(sums, main)
  if (others.length === 0) return null
  return (
    <span>
      {others.map(({ currency, value }) => (
        <span key={currency}>
          {'+ '}
          <RoughAmount value={value} currency={currency} />{' '}
        </span>
      ))}
    </span>
  )
}

/** The numbers on top of the start page. */
export async function FigureStrip({ pipelineId }: { pipelineId: string | undefined }) {
  const say = await words()
  const timeZone = await timeZoneHere()
  const [pipeline, won, { weeks }, main] = await Promise.all([
    pipelineShown(pipelineId),
    wonShown(),
    newClientsShown(),
    companyCurrency(),
    prefetch(trpc.dashboard.tasks.queryOptions({ timeZone, each: perPart.start })),
  ])
  const [week, weekBefore] = [weeks.at(-1), weeks.at(-2)]
  const { thisMonth, lastMonth } = won
  const likely = mainFirst(pipeline.sums, main)[0]
  return (
    <ul className={styles.strip} aria-label={say('dashboard.figures')}>
      <Figure
        label={say('dashboard.openDeals', { count: pipeline.total })}
        href={pipeline.pipelineId ? openDealsHref(pipeline.pipelineId) : '/deals'}
        value={<Main sums={pipeline.sums} main={main} />}
      >
        <Others sums={pipeline.sums} main={main} />
        {likely && (
          <PageLink href={forecastHref(pipeline.pipelineId)}>
            {say('dashboard.likely')} <Amount value={likely.weighted} currency={likely.currency} />
          </PageLink>
        )}
      </Figure>
      <Figure
        label={say('dashboard.won', { count: thisMonth.total })}
        href={wonDealsHref({ from: thisMonth.from })}
        value={<Main sums={thisMonth.sums} main={main} />}
      >
        <Others sums={thisMonth.sums} main={main} />
        <PageLink href={wonDealsHref({ from: lastMonth.from, before: thisMonth.from })}>
          {say('dashboard.wonBefore')} <Main sums={lastMonth.sums} main={main} />
        </PageLink>
      </Figure>
      <Hydrate>
        <TasksFigure renderedIn={timeZone} />
      </Hydrate>
      <Figure
        label={say('dashboard.clientsThisWeek')}
        href={week ? newClientsHref({ from: week.from }) : ('/clients' as Route)}
        value={say('table.total', { total: week?.total ?? 0 })}
      >
        {weekBefore && (
          <PageLink href={newClientsHref({ from: weekBefore.from, before: weekBefore.before })}>
            {say('dashboard.clientsWeekBefore', { count: weekBefore.total })}
          </PageLink>
        )}
      </Figure>
    </ul>
  )
}
