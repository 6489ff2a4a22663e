/** The namespace controller: empties deleted namespaces and lets them go. One of the loops of the controller manager. */
@NullMarked
package io.envtest.internal.controller.namespace;

import org.jspecify.annotations.NullMarked;
