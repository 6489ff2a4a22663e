/** The kind of the apiextensions group: definitions of custom resources. */
@NullMarked
package io.envtest.internal.registry.apiextensions;

import org.jspecify.annotations.NullMarked;
