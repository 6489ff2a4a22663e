/** Values that users and internals share: identities of kinds, resources and objects, and the server's answers. */
@NullMarked
package io.envtest.api;

import org.jspecify.annotations.NullMarked;
