/** Step 5 of a request, for what is answered and not stored: who am I, what may I do, is this token good, give me one. */
@NullMarked
package io.envtest.internal.endpoint.review;

import org.jspecify.annotations.NullMarked;
