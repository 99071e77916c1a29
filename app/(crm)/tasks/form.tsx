'use client'

import { taskInput } from '#domain/tasks.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const TaskForm = (props: FormProps) => <RecordForm {...props} input={taskInput} />
