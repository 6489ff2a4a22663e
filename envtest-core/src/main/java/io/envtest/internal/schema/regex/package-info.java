/**
 * Regular expressions with the syntax of the real server, matched in time linear in the text: no expression in a schema can
 * make validation slow. Pure.
 */
@NullMarked
package io.envtest.internal.schema.regex;

import org.jspecify.annotations.NullMarked;
