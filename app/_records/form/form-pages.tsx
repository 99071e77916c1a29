import 'server-only'
import type { ComponentType } from 'react'
import { PageHeader } from '../../_frame/page-header.tsx'
import { words } from '../../_messages/words.ts'
import { Hydrate } from '../../_trpc/server.tsx'
import { admit } from '../admit.ts'
import { listHref, recordHref } from '../hrefs.ts'
import { loadRecord, loadStart } from '../load.ts'
import { nameOf } from '../read-view.ts'
import type { View } from '../view.ts'
import type { FormValues } from './form-values.ts'
import type { FormProps } from './record-form.tsx'
import { startValues } from './start-values.ts'

type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** `begin` adds to what a new record starts with. */
export const newPage = (
  view: View,
  Form: ComponentType<FormProps>,
  begin?: (start: FormValues) => Promise<FormValues>,
) =>
  async function NewRecordPage({ searchParams }: { searchParams: SearchParams }) {
    const say = await words()
    await admit(view.of, 'create')
    const said = startValues(view, await searchParams)
    const start = begin ? await begin(said) : said
    await loadStart(view, start)
    return (
      <Hydrate>
        <PageHeader
          above={{ href: listHref(view.of), title: say(`${view.of}.title`) }}
          title={say(`${view.of}.new`)}
        />
        <Form view={view} start={start} />
      </Hydrate>
    )
  }

export const editPage = (view: View, Form: ComponentType<FormProps>) =>
  async function EditRecordPage({ params }: { params: Promise<{ id: string }> }) {
    const say = await words()
    await admit(view.of, 'update')
    const row = await loadRecord(view.of, (await params).id)
    await loadStart(view, row)
    return (
      <Hydrate>
        <PageHeader
          above={{ href: recordHref(view.of, row.id), title: nameOf(view, row) }}
          title={say(`${view.of}.edit`)}
        />
        <Form view={view} row={row} />
      </Hydrate>
    )
  }
