/** The formats of texts ({@code format: date-time}) that validation of custom resources knows. Pure. */
@NullMarked
package io.envtest.internal.schema.format;

import org.jspecify.annotations.NullMarked;
