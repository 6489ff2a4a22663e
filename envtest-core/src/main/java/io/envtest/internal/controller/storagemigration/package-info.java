/** Controller of migrations of stored versions: writes every object of a resource anew. Works with the API like any client. */
@NullMarked
package io.envtest.internal.controller.storagemigration;

import org.jspecify.annotations.NullMarked;
