/** The kinds of the group networking.k8s.io: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.networking;

import org.jspecify.annotations.NullMarked;
