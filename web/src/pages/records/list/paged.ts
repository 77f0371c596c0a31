/** How the API’s lists go on, for `api.useInfiniteQuery`; while other filters are asked for, the old rows stay. */
export const paged = {
  pageParamName: 'cursor',
  initialPageParam: null,
  getNextPageParam: ({ page }: { page: { next_cursor: string | null } }) => page.next_cursor ?? undefined,
}

/** What a page of records needs of such a query. */
export interface PagedList<Row> {
  readonly data: { readonly pages: readonly { readonly data: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isPlaceholderData: boolean
  fetchNextPage(): unknown
  refetch(): unknown
}
