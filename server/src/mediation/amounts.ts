import nzh from 'nzh/cn'

/** `壹仟贰佰元整`: an amount in fen in the characters for money, as agreements must say it beside the figures. */
export function amountInWords(fen: number): string {
  return nzh.toMoney((fen / 100).toFixed(2), { outSymbol: false, forceZheng: true })
}

/** `1,200.00`. */
export function amountInFigures(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}
