import type { Decision } from '@red-steward/domain/decision'
import { Button, type ButtonProps, Tooltip } from 'antd'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'

/** A button that a rule may grey. It stays reachable by keyboard, so that its reason can be read. */
export function MayButton({ may, ...button }: ButtonProps & { may: Decision }) {
  const spoken = language.use()
  if (may.allowed) return <Button {...button} />
  const reason = refusalText(may.why, spoken) ?? may.why
  const { onClick: _never, className, ...rest } = button
  return (
    <Tooltip title={reason}>
      <Button {...rest} aria-disabled aria-description={reason} className={`greyed ${className ?? ''}`} />
    </Tooltip>
  )
}
