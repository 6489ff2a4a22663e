/** The contract of the store: etcd's guarantees in small. */
@NullMarked
package io.envtest.spi.storage;

import org.jspecify.annotations.NullMarked;
