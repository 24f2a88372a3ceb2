/**
 * Waits for statements that were sent side by side on one connection, all of them, and then fails with the first failure: none
 * may still be under way when the transaction ends and its connection goes to somebody else.
 */
export async function together<T extends readonly unknown[]>(
  work: {
    [K in keyof T]: PromiseLike<T[K]>
  },
): Promise<T> {
  const ends = await Promise.allSettled(work)
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  }) as unknown as T
}
