package io.envtest.cel.library;

import io.envtest.cel.value.CelError;
import io.envtest.cel.value.UInt;

/** Whole numbers, which do not wrap around. */
final class Arithmetic {

    static final CelError INT_OVERFLOW = new CelError("integer overflow");
    static final CelError UINT_OVERFLOW = new CelError("unsigned integer overflow");

    private static final CelError DIVISION_BY_ZERO = new CelError("division by zero");
    private static final CelError MODULUS_BY_ZERO = new CelError("modulus by zero");

    private Arithmetic() {}

    static Object addInts(Object[] args) {
        long a = (Long) args[0];
        long b = (Long) args[1];
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? INT_OVERFLOW : (Object) sum;
    }

    static Object subtractInts(Object[] args) {
        long a = (Long) args[0];
        long b = (Long) args[1];
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? INT_OVERFLOW : (Object) difference;
    }

    static Object multiplyInts(Object[] args) {
        long a = (Long) args[0];
        long b = (Long) args[1];
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63 ? (Object) low : INT_OVERFLOW;
    }

    static Object divideInts(Object[] args) {
        long a = (Long) args[0];
        long b = (Long) args[1];
        if (b == 0) {
            return DIVISION_BY_ZERO;
        }
        return a == Long.MIN_VALUE && b == -1 ? INT_OVERFLOW : (Object) (a / b);
    }

    static Object moduloInts(Object[] args) {
        long a = (Long) args[0];
        long b = (Long) args[1];
        if (b == 0) {
            return MODULUS_BY_ZERO;
        }
        return a == Long.MIN_VALUE && b == -1 ? INT_OVERFLOW : (Object) (a % b);
    }

    static Object negateInt(Object[] args) {
        long a = (Long) args[0];
        return a == Long.MIN_VALUE ? INT_OVERFLOW : (Object) (-a);
    }

    static Object addUInts(Object[] args) {
        long a = ((UInt) args[0]).bits();
        long sum = a + ((UInt) args[1]).bits();
        return Long.compareUnsigned(sum, a) < 0 ? UINT_OVERFLOW : new UInt(sum);
    }

    static Object subtractUInts(Object[] args) {
        long a = ((UInt) args[0]).bits();
        long b = ((UInt) args[1]).bits();
        return Long.compareUnsigned(b, a) > 0 ? UINT_OVERFLOW : new UInt(a - b);
    }

    static Object multiplyUInts(Object[] args) {
        long a = ((UInt) args[0]).bits();
        long b = ((UInt) args[1]).bits();
        boolean overflow = b != 0 && Long.compareUnsigned(a, Long.divideUnsigned(-1L, b)) > 0;
        return overflow ? UINT_OVERFLOW : new UInt(a * b);
    }

    static Object divideUInts(Object[] args) {
        long b = ((UInt) args[1]).bits();
        return b == 0 ? DIVISION_BY_ZERO : new UInt(Long.divideUnsigned(((UInt) args[0]).bits(), b));
    }

    static Object moduloUInts(Object[] args) {
        long b = ((UInt) args[1]).bits();
        return b == 0 ? MODULUS_BY_ZERO : new UInt(Long.remainderUnsigned(((UInt) args[0]).bits(), b));
    }
}
