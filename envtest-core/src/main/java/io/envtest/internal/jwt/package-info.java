/** JSON Web Tokens: the key that signs them, signing, reading and checking, and the documents that publish the key. */
@NullMarked
package io.envtest.internal.jwt;

import org.jspecify.annotations.NullMarked;
