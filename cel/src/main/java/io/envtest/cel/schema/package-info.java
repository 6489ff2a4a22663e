/**
 * Schemas as the language sees them: the types that the checker uses, how JSON becomes values, and how large values can be.
 */
@NullMarked
package io.envtest.cel.schema;

import org.jspecify.annotations.NullMarked;
