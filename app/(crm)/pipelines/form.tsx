'use client'

import { pipelineInput } from '#domain/pipelines.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const PipelineForm = (props: FormProps) => <RecordForm {...props} input={pipelineInput} />
