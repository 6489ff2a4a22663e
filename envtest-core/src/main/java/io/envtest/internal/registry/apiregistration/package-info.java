/** The kind of the group apiregistration.k8s.io, step 7 of a request: who serves a group and version. */
@NullMarked
package io.envtest.internal.registry.apiregistration;

import org.jspecify.annotations.NullMarked;
