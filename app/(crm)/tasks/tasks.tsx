'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { taskView } from './view.ts'

export const TaskTable = () => <RecordTable view={taskView} />
export const TaskPage = ({ id }: { id: string }) => <RecordPage view={taskView} id={id} />
export const TaskForm = (props: FormProps) => <RecordForm view={taskView} {...props} />
