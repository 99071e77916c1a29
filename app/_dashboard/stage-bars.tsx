import type { inferOutput } from '@trpc/tanstack-react-query'
import { words } from '../_messages/words.ts'
import type { useTRPC } from '../_trpc/client.tsx'
import { Amount } from '../_ui/amount.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import { WorthBar } from '../_ui/worth-bar.tsx'
import { openDealsHref } from './list-hrefs.ts'
import styles from './pipeline.module.css'

type Pipeline = inferOutput<ReturnType<typeof useTRPC>['dashboard']['pipeline']> & { pipelineId: string }
type Sum = Pipeline['sums'][number]

/** A table whose rows are drawn as bars too: what the deals are worth, and filled as far as they are likely to bring it. */
export async function StageBars({ pipeline, currency }: { pipeline: Pipeline; currency: string }) {
  const say = await words()
  const inCurrency = (sums: readonly Sum[]): Pick<Sum, 'value' | 'weighted'> =>
    sums.find((sum) => sum.currency === currency) ?? { value: '0.00', weighted: '0.00' }
  const most = Math.max(...pipeline.stages.map(({ sums }) => Number(inCurrency(sums).value)))
  const all = inCurrency(pipeline.sums)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say('fields.stageId')}</th>
          <td className={styles.legend} aria-hidden="true">
            <span data-of="value">{say('dashboard.worth')}</span>
            <span data-of="weighted">{say('dashboard.weighted')}</span>
          </td>
          <th scope="col">{say('dashboard.deals')}</th>
          <th scope="col">{say('dashboard.worth')}</th>
          <th scope="col" className={styles.wide}>
            {say('dashboard.weighted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {pipeline.stages.map(({ id, name, colour, total, sums }) => {
          const { value, weighted } = inCurrency(sums)
          return (
            <tr key={id}>
              <th scope="row">
                <PageLink href={openDealsHref(pipeline.pipelineId, id)}>{name}</PageLink>
              </th>
              <td className={styles.track} aria-hidden="true">
                <WorthBar
                  value={value}
                  weighted={weighted}
                  most={most}
                  colour={`var(--mantine-color-${colour}-6)`}
                />
              </td>
              <td>{say('table.total', { total })}</td>
              <td>
                <Amount value={value} currency={currency} />
              </td>
              <td className={styles.wide}>
                <Amount value={weighted} currency={currency} />
              </td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('dashboard.allStages')}</th>
          <td aria-hidden="true" />
          <td>{say('table.total', { total: pipeline.total })}</td>
          <td>
            <Amount value={all.value} currency={currency} />
          </td>
          <td className={styles.wide}>
            <Amount value={all.weighted} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
