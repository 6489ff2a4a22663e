/**
 * The functions of the language as Kubernetes sets it up: the standard ones, the extensions for strings, lists, sets and optionals,
 * and those of Kubernetes itself. One class per library, each a list of declarations with what they do and cost.
 */
@NullMarked
package io.envtest.cel.library;

import org.jspecify.annotations.NullMarked;
