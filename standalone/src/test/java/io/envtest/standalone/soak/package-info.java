/**
 * Everything at once over sockets: writers, readers, hundreds of watchers, compaction and restores, checked event by event
 * against what the store has written.
 */
@NullMarked
package io.envtest.standalone.soak;

import org.jspecify.annotations.NullMarked;
