'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { pipelineView } from './view.ts'

export const PipelineTable = () => <RecordTable view={pipelineView} />
export const PipelinePage = ({ id }: { id: string }) => <RecordPage view={pipelineView} id={id} />
export const PipelineForm = (props: FormProps) => <RecordForm view={pipelineView} {...props} />
