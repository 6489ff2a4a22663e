/**
 * API priority and fairness as far as clients see it: which flow schema a request belongs to, told in the headers of its
 * answer (between steps 3 and 4 of the request path), and whether each schema's priority level is there. Nothing is queued.
 */
@NullMarked
package io.envtest.internal.flowcontrol;

import org.jspecify.annotations.NullMarked;
