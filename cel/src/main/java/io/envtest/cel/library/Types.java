package io.envtest.cel.library;

import io.envtest.cel.value.CelType;

/** Types that declarations use again and again. */
final class Types {

    static final CelType A = CelType.param("A");
    static final CelType B = CelType.param("B");
    static final CelType LIST_A = CelType.list(A);
    static final CelType MAP_A_B = CelType.map(A, B);
    static final CelType LIST_STRING = CelType.list(CelType.STRING);
    static final CelType LIST_INT = CelType.list(CelType.INT);
    static final CelType OPTIONAL_A = CelType.optional(A);
    static final CelType OPTIONAL_B = CelType.optional(B);

    private Types() {}
}
