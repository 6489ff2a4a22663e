/**
 * Step 5 of a request: one class per verb. Routes to it, checks what the client accepts and sends, reads options and
 * objects, and calls the registry with admission as a callback. Knows no socket.
 */
@NullMarked
package io.envtest.internal.endpoint;

import org.jspecify.annotations.NullMarked;
