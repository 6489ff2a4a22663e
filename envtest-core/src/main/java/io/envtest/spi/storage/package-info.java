/**
 * The contract of the store below the API server: etcd's guarantees in small. {@link io.envtest.spi.storage.MvccStorage}
 * states them; every implementation passes the same contract tests. A store is found through {@link
 * io.envtest.spi.storage.StorageProvider}.
 */
@NullMarked
package io.envtest.spi.storage;

import org.jspecify.annotations.NullMarked;
