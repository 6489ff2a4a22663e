/** The kinds of the policy group: each is declared in a file named after it, its rules beside it. */
@NullMarked
package io.envtest.internal.registry.policy;

import org.jspecify.annotations.NullMarked;
