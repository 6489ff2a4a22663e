/**
 * The words in which a kind declares the columns that {@code kubectl get} shows: {@link
 * io.envtest.internal.registry.column.Columns} builds them, {@link io.envtest.internal.registry.column.Cells} words their
 * values. The table form of step 5 prints them.
 */
@NullMarked
package io.envtest.internal.registry.column;

import org.jspecify.annotations.NullMarked;
