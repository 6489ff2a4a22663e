/**
 * What endpoints answer, not yet encoded: objects as stored, lists, watches, statuses, texts. The HTTP side writes them
 * in the form that was negotiated; in process they are handed over as they are.
 */
@NullMarked
package io.envtest.internal.endpoint.answer;

import org.jspecify.annotations.NullMarked;
