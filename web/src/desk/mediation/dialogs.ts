import type { DisputePage } from '@red-steward/domain/mediation/queries'

/** The dialogs of a dispute's page. Some are about one party, session or follow-up. */
export type DialogName =
  | 'declare'
  | 'ask'
  | 'accept'
  | 'not-accept'
  | 'begin'
  | 'fail'
  | 'withdraw'
  | 'archive'
  | 'extend'
  | 'risk'
  | 'party'
  | 'consent'
  | 'notice'
  | 'book'
  | 'record'
  | 'evidence'
  | 'agree'
  | 'sign'
  | 'follow-up'
  | 'breach'
  | 'apply'
  | 'answer'

export interface Opened {
  name: DialogName
  /** The party or follow-up it is about. */
  id?: string
}

export interface DialogProps {
  page: DisputePage
  about?: string | undefined
  onClose: () => void
}

export type OpenDialog = (name: DialogName, id?: string) => void
