/**
 * Persistent volumes and claims: binding them to each other and protecting them from deletion while in use. Loops of the
 * controller manager; how claims match volumes is shared with the scheduler.
 */
@NullMarked
package io.envtest.internal.controller.volume;

import org.jspecify.annotations.NullMarked;
