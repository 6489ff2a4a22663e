/**
 * The rules of custom resource definitions: schemas become types, rules become programs, and what comes out of them is put in
 * the words of the server.
 */
@NullMarked
package io.envtest.cel.rule;

import org.jspecify.annotations.NullMarked;
