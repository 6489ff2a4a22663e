/**
 * The kinds of the group admissionregistration.k8s.io, step 7 of a request: webhook configurations and admission policies with their
 * bindings. Each is declared in a file named after it, its rules beside it; expressions are compiled through the CEL engine.
 */
@NullMarked
package io.envtest.internal.registry.admissionregistration;

import org.jspecify.annotations.NullMarked;
