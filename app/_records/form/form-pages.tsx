import 'server-only'
import type { ComponentType } from 'react'
import { PageHeader } from '../../_frame/page-header.tsx'
import { say } from '../../_messages/catalogue.ts'
import { admit } from '../admit.ts'
import { listHref, recordHref } from '../hrefs.ts'
import { loadRecord } from '../load.ts'
import { nameOf } from '../read-view.ts'
import type { View } from '../view.ts'
import type { FormProps } from './record-form.tsx'

export const newPage = (view: View, Form: ComponentType<FormProps>) =>
  async function NewRecordPage() {
    await admit(view.of, 'create')
    return (
      <>
        <PageHeader
          above={{ href: listHref(view.of), title: say(`${view.of}.title`) }}
          title={say(`${view.of}.new`)}
        />
        <Form view={view} />
      </>
    )
  }

export const editPage = (view: View, Form: ComponentType<FormProps>) =>
  async function EditRecordPage({ params }: { params: Promise<{ id: string }> }) {
    await admit(view.of, 'update')
    const row = await loadRecord(view.of, (await params).id)
    return (
      <>
        <PageHeader
          above={{ href: recordHref(view.of, row.id), title: nameOf(view, row) }}
          title={say(`${view.of}.edit`)}
        />
        <Form view={view} row={row} />
      </>
    )
  }
