'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { stageView } from './view.ts'

export const StageTable = () => <RecordTable view={stageView} />
export const StagePage = ({ id }: { id: string }) => <RecordPage view={stageView} id={id} />
export const StageForm = (props: FormProps) => <RecordForm view={stageView} {...props} />
