'use client'

import { stageInput } from '#domain/pipelines.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const StageForm = (props: FormProps) => <RecordForm {...props} input={stageInput} />
