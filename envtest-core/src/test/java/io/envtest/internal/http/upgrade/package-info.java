/** What upgraded connections count and keep. */
@NullMarked
package io.envtest.internal.http.upgrade;

import org.jspecify.annotations.NullMarked;
