import { words } from '../_messages/words.ts'
import { companyCurrency } from '../_trpc/company-currency.ts'
import { api } from '../_trpc/server.tsx'
import { mainFirst } from '../_ui/main-first.ts'
import { PageLink } from '../_ui/page-link.tsx'
import { pipelineShown } from './figures.ts'
import { startHref } from './list-hrefs.ts'
import { Nothing, Panel } from './panel.tsx'
import styles from './pipeline.module.css'
import { StageBars } from './stage-bars.tsx'

type Props = { pipelineId: string | undefined; currency: string | undefined }

/** The open deals of a pipeline by stage. Each currency is added up by itself; the bars show one of them. */
export async function PipelinePanel({ pipelineId, currency }: Props) {
  const say = await words()
  const [pipeline, main, choices] = await Promise.all([
    pipelineShown(pipelineId),
    companyCurrency(),
    api().then(({ pipelines }) => pipelines.list({ limit: 20 })),
  ])
  if (!pipeline.pipelineId)
    return (
      <Panel title={say('dashboard.pipeline')}>
        <Nothing>{say('dashboard.noPipeline')}</Nothing>
      </Panel>
    )
  const sums = mainFirst(pipeline.sums, main)
  const shown = sums.find((sum) => sum.currency === currency)?.currency ?? sums[0]?.currency ?? main
  const many = choices.items.length > 1
  return (
    <Panel
      title={say('dashboard.pipeline')}
      beside={<PageLink href="/deals/board">{say('dashboard.toBoard')}</PageLink>}
    >
      {(many || sums.length > 1) && (
        <div className={styles.choices}>
          {many && (
            <nav aria-label={say('board.pipeline')}>
              {choices.items.map(({ id, name }) => (
                <PageLink
                  key={id}
                  href={startHref({ pipeline: id, currency })}
                  aria-current={id === pipeline.pipelineId ? 'true' : undefined}
                >
                  {name}
                </PageLink>
              ))}
            </nav>
          )}
          {sums.length > 1 && (
            <nav aria-label={say('fields.currency')} className={styles.currencies}>
              {sums.map((sum) => (
                <PageLink
                  key={sum.currency}
                  href={startHref({ pipeline: pipelineId, currency: sum.currency })}
                  aria-current={sum.currency === shown ? 'true' : undefined}
                >
                  {sum.currency}
                </PageLink>
              ))}
            </nav>
          )}
        </div>
      )}
      {pipeline.stages.length === 0 ? (
        <Nothing>{say('dashboard.noStages')}</Nothing>
      ) : (
        <StageBars pipeline={{ ...pipeline, pipelineId: pipeline.pipelineId }} currency={shown} />
      )}
    </Panel>
  )
}
