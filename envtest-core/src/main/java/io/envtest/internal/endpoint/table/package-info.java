/**
 * Step 5 of a request, for clients that ask for {@code as=Table}: objects become rows of the columns that their kind
 * declares.
 */
@NullMarked
package io.envtest.internal.endpoint.table;

import org.jspecify.annotations.NullMarked;
