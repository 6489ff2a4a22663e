/** ResourceQuotas: counting what exists. A loop of the controller manager; admission refuses what would be too much. */
@NullMarked
package io.envtest.internal.controller.quota;

import org.jspecify.annotations.NullMarked;
