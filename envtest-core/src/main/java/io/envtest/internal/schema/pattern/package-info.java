/**
 * Regular expressions of schemas: their syntax is that of RE2, which matches in time linear in the text. The engine is a part of
 * its own, loaded with the first pattern.
 */
@NullMarked
package io.envtest.internal.schema.pattern;

import org.jspecify.annotations.NullMarked;
