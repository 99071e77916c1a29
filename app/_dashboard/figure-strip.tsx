import type { Route } from 'next'
import { words } from '../_messages/words.ts'
import { companyCurrency } from '../_trpc/company-currency.ts'
import { Hydrate, prefetch, trpc } from '../_trpc/server.tsx'
import { Amount } from '../_ui/amount.tsx'
import { mainFirst } from '../_ui/main-first.ts'
import { PageLink } from '../_ui/page-link.tsx'
import { MainSum, OtherSums } from '../_ui/sums.tsx'
import { timeZoneHere } from '../_ui/time-zone-here.ts'
import styles from './figure.module.css'
import { Figure } from './figure.tsx'
import { newClientsShown, pipelineShown, wonShown } from './figures.ts'
import { forecastHref, newClientsHref, openDealsHref, wonDealsHref } from './list-hrefs.ts'
import { perPart } from './per-part.ts'
import { TasksFigure } from './tasks-figure.tsx'

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
        value={<MainSum sums={pipeline.sums} main={main} />}
      >
        {pipeline.sums.length > 1 && (
          <span>
            <OtherSums sums={pipeline.sums} main={main} />
          </span>
        )}
        {likely && (
          <PageLink href={forecastHref(pipeline.pipelineId)}>
            {say('dashboard.likely')} <Amount value={likely.weighted} currency={likely.currency} />
          </PageLink>
        )}
      </Figure>
      <Figure
        label={say('dashboard.won', { count: thisMonth.total })}
        href={wonDealsHref({ from: thisMonth.from })}
        value={<MainSum sums={thisMonth.sums} main={main} />}
      >
        {thisMonth.sums.length > 1 && (
          <span>
            <OtherSums sums={thisMonth.sums} main={main} />
          </span>
        )}
        <PageLink href={wonDealsHref({ from: lastMonth.from, before: thisMonth.from })}>
          {say('dashboard.wonBefore')} <MainSum sums={lastMonth.sums} main={main} />
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
