import { words } from '../_messages/words.ts'
import { PageLink } from '../_ui/page-link.tsx'
import { newClientsShown } from './figures.ts'
import { newClientsHref } from './list-hrefs.ts'
import { Panel } from './panel.tsx'
import { WeekBars } from './week-bars.tsx'

/** New clients of the last weeks. */
export async function ClientsPanel() {
  const say = await words()
  const { weeks } = await newClientsShown()
  const total = weeks.reduce((sum, week) => sum + week.total, 0)
  const first = weeks[0]
  return (
    <Panel
      title={say('dashboard.newClients')}
      note={say('dashboard.inWeeks', { total, weeks: weeks.length })}
      beside={
        first && <PageLink href={newClientsHref({ from: first.from })}>{say('dashboard.toClients')}</PageLink>
      }
    >
      <WeekBars weeks={weeks} />
    </Panel>
  )
}
