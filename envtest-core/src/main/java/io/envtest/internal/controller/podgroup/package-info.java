/** Controller of groups of pods: keeps a deleted group until its pods have ended. Works with the API like any client. */
@NullMarked
package io.envtest.internal.controller.podgroup;

import org.jspecify.annotations.NullMarked;
