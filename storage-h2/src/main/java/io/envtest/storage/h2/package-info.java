/**
 * The MVCC store on H2: an append-only table of revisions, below {@link io.envtest.spi.storage.MvccStorage}. The only
 * place that knows SQL.
 */
@NullMarked
package io.envtest.storage.h2;

import org.jspecify.annotations.NullMarked;
